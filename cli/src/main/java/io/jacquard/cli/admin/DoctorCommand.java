package io.jacquard.cli.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code doctor}: what the start of a server looked at, looked at again. */
@Command(name = "doctor", description = "Reports what is unsafe about a running server.")
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private DataOption data = new DataOption();

  @Override
  public Integer call() {
    return data.run(server -> {
      JsonNode report = server.send("GET", "/report", null);
      report
          .path("findings")
          .forEach(finding ->
              System.out.printf(
                  "- %s%n  %s%n",
                  finding.path("problem").asText(), finding.path("remedy").asText()));
      if (report.path("findings").isEmpty()) {
        System.out.println("Nothing unsafe was found.");
        return 0;
      }
      System.out.println(
          report.path("production").asBoolean()
              ? "The next start will be refused."
              : "In production (--profile production) the start would be refused.");
      return 1;
    });
  }
}
