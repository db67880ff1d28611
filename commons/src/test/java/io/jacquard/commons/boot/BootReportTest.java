package io.jacquard.commons.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootReportTest {
  private static final Finding WEAK = Finding.unsafe("the secret is short", "make it longer");
  private static final Finding OPEN = Finding.unsafe("the host has no TLS", "use https");
  private static final Finding MISSING = new Finding(true, "there is no secret", "set one");

  @Test
  void productionIsToldEverythingAtOnce() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> report(true, WEAK, OPEN).report())
        .withMessageContainingAll(
            "the secret is short; make it longer", "the host has no TLS; use https");
  }

  @Test
  void elsewhereWhatIsUnsafeIsOnlyWarnedOf() {
    BootReport report = report(false, WEAK, OPEN);

    assertThatCode(report::report).doesNotThrowAnyException();
    assertThat(report.findings()).containsExactly(WEAK, OPEN);
  }

  @Test
  void whatCannotRunAtAllIsRefusedAnywhere() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> report(false, WEAK, MISSING).report())
        .withMessage("there is no secret; set one");
  }

  @Test
  void aSafeInstallationStarts() {
    assertThatCode(report(true)::report).doesNotThrowAnyException();
  }

  private static BootReport report(boolean production, Finding... findings) {
    return new BootReport(List.of(() -> List.of(findings)), production);
  }
}
