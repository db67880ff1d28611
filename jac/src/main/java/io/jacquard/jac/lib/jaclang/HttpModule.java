package io.jacquard.jac.lib.jaclang;

import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.enums.EnumModule;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The modules {@code http} and {@code fastapi}, as far as served programs use them. */
public final class HttpModule {
  private static final String STATUSES =
      "100 Continue|101 Switching Protocols|102 Processing|103 Early Hints|200 OK|201 Created|"
          + "202 Accepted|203 Non-Authoritative Information|204 No Content|205 Reset Content|"
          + "206 Partial Content|207 Multi-Status|208 Already Reported|226 IM Used|"
          + "300 Multiple Choices|301 Moved Permanently|302 Found|303 See Other|304 Not Modified|"
          + "305 Use Proxy|307 Temporary Redirect|308 Permanent Redirect|400 Bad Request|"
          + "401 Unauthorized|402 Payment Required|403 Forbidden|404 Not Found|"
          + "405 Method Not Allowed|406 Not Acceptable|407 Proxy Authentication Required|"
          + "408 Request Timeout|409 Conflict|410 Gone|411 Length Required|"
          + "412 Precondition Failed|413 Request Entity Too Large|414 Request-URI Too Long|"
          + "415 Unsupported Media Type|416 Requested Range Not Satisfiable|"
          + "417 Expectation Failed|418 I'm a Teapot|421 Misdirected Request|"
          + "422 Unprocessable Entity|423 Locked|424 Failed Dependency|425 Too Early|"
          + "426 Upgrade Required|428 Precondition Required|429 Too Many Requests|"
          + "431 Request Header Fields Too Large|451 Unavailable For Legal Reasons|"
          + "500 Internal Server Error|501 Not Implemented|502 Bad Gateway|"
          + "503 Service Unavailable|504 Gateway Timeout|505 HTTP Version Not Supported|"
          + "506 Variant Also Negotiates|507 Insufficient Storage|508 Loop Detected|"
          + "510 Not Extended|511 Network Authentication Required";
  private static final Pattern NOT_NAME = Pattern.compile("[^A-Z]+");
  private static final PyType METHOD = method();

  private HttpModule() {}

  public static PyModule http() {
    return new ModuleBuilder("http")
        .type(METHOD)
        .type(status())
        .value("UploadFile", UploadFile.TYPE)
        .build();
  }

  public static PyModule fastapi() {
    return new ModuleBuilder("fastapi")
        .value("UploadFile", UploadFile.TYPE)
        .value("HTTPMethod", METHOD)
        .build();
  }

  private static PyType method() {
    List<Object> members = new ArrayList<>();
    for (String name :
        List.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE")) {
      members.add(name);
      members.add(name);
    }
    return EnumModule.define("http", "HTTPMethod", EnumModule.strEnum(), members.toArray());
  }

  private static PyType status() {
    List<Object> members = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    for (String line : STATUSES.split("\\|", -1)) {
      String phrase = line.substring(4);
      String plain = phrase.replace("'", "").toUpperCase(Locale.ROOT);
      members.add(NOT_NAME.matcher(plain).replaceAll("_"));
      members.add(Long.valueOf(line.substring(0, 3)));
      phrases.add(line);
    }
    PyType type = EnumModule.define("http", "HTTPStatus", EnumModule.intEnum(), members.toArray());
    type.defineProperty("phrase", status -> phrase(phrases, (Instance) status));
    return type;
  }

  private static Object phrase(List<String> phrases, Instance status) {
    String code = String.valueOf(status.own("_value_"));
    return phrases.stream()
        .filter(line -> line.startsWith(code))
        .map(line -> line.substring(4))
        .findFirst()
        .orElse("");
  }
}
