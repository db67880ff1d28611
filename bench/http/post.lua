-- Sends one POST over and over. BODY is the JSON body; TOKENS names a file with one token a line,
-- dealt out to the connections in turn.
wrk.method = "POST"
wrk.body = os.getenv("BODY") or "{}"
wrk.headers["Content-Type"] = "application/json"

local tokens = {}
local file = os.getenv("TOKENS")
if file and file ~= "" then
  for line in io.lines(file) do
    tokens[#tokens + 1] = "Bearer " .. line
  end
end

local turn = 0
function request()
  if #tokens > 0 then
    turn = turn % #tokens + 1
    wrk.headers["Authorization"] = tokens[turn]
  end
  return wrk.format()
end

local bad = 0
function response(status)
  if status ~= 200 then
    bad = bad + 1
    if bad == 1 then
      io.stderr:write("first answer that is not 200: " .. status .. "\n")
    end
  end
end
