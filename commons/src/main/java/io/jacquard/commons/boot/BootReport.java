package io.jacquard.commons.boot;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Asks every check at the start. In production an unsafe installation does not start, and is told
 * everything that is wrong at once; elsewhere each start warns.
 */
@Singleton
public final class BootReport {
  private static final Logger LOG = Logger.getLogger(BootReport.class);

  private final Iterable<BootCheck> checks;
  private final boolean production;

  @Inject
  BootReport(@Any Instance<BootCheck> checks, BootConfig config) {
    this(checks, config.strict());
  }

  BootReport(Iterable<BootCheck> checks, boolean production) {
    this.checks = checks;
    this.production = production;
  }

  void look(@Observes StartupEvent event) {
    report();
  }

  /** Whether what is unsafe stops the start. */
  public boolean production() {
    return production;
  }

  /** What is wrong now. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    checks.forEach(check -> findings.addAll(check.findings()));
    return List.copyOf(findings);
  }

  /**
   * Says what is wrong.
   *
   * @throws ConfigurationException when the process must not start like that
   */
  void report() {
    List<Finding> findings = findings();
    List<Finding> refused =
        findings.stream().filter(finding -> production || finding.fatal()).toList();
    if (!refused.isEmpty()) {
      throw new ConfigurationException(sentence(refused));
    }
    findings.forEach(finding -> LOG.warnf("unsafe: %s", finding));
  }

  private static String sentence(List<Finding> findings) {
    return findings.size() == 1
        ? findings.getFirst().toString()
        : findings.stream()
            .map(finding -> "\n  - " + finding)
            .collect(Collectors.joining("", "this cannot start:", ""));
  }
}
