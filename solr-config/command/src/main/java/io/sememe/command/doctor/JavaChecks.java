// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import java.util.ArrayList;
import java.util.List;

/** Whether the node's Java, and what it is told, let native code and fast vectors be. */
final class JavaChecks {
  private static final int OLDEST = 17;
  private static final int FIRST_WITH_VECTORS = 21;

  /** bin/solr of Solr 9.10 adds the module for this one by itself. */
  private static final int LAST_SWITCHED_ON_BY_SOLR = 21;

  /** Lucene 9.12 knows the vector API of no later Java. */
  private static final int LAST_KNOWN_TO_LUCENE = 23;

  private static final int FIRST_WITHOUT_SECURITY_MANAGER = 24;
  private static final int FIRST_TO_ASK_FOR_NATIVE_ACCESS = 24;
  private static final String MODULE = "jdk.incubator.vector";
  private static final String UPPER = "org.apache.lucene.vectorization.upperJavaFeatureVersion";

  private final SetUp setUp;

  private JavaChecks(SetUp setUp) {
    this.setUp = setUp;
  }

  static List<Finding> of(SetUp setUp) {
    JavaChecks checks = new JavaChecks(setUp);
    List<Finding> findings = new ArrayList<>();
    findings.add(checks.version());
    if (setUp.java().feature() >= OLDEST) {
      findings.add(checks.vectors());
      findings.add(checks.securityManager());
      findings.add(checks.nativeAccess());
    }
    return findings;
  }

  private Finding version() {
    NodeJava java = setUp.java();
    if (java.feature() == 0) {
      return Finding.fail(
          "java",
          java.command() + " cannot be started",
          "set SOLR_JAVA_HOME in " + setUp.settings().place() + ", or name Java with --java");
    }
    if (java.feature() < OLDEST || !java.is64Bit()) {
      return Finding.fail(
          "java", java + " is too old or has 32 bits", "install Java 17, 21 or 25 with 64 bits");
    }
    return Finding.ok("java", java.toString());
  }

  private Finding vectors() {
    int feature = setUp.java().feature();
    if (feature < FIRST_WITH_VECTORS) {
      return Finding.warn(
          "vectors",
          "Lucene has no vector instructions on Java " + feature + ": comparing vectors is slower",
          "run Solr on Java 21 or 25 if searches through many vectors are slow");
    }
    List<String> missing = missingVectorOptions(feature);
    if (missing.isEmpty()) {
      return Finding.ok("vectors", "Lucene uses the processor's vector instructions");
    }
    return Finding.warn(
        "vectors",
        "Lucene does not use the processor's vector instructions: comparing vectors is several"
            + " times slower than it could be",
        "add to SOLR_OPTS in " + setUp.settings().place() + ": " + String.join(" ", missing));
  }

  private List<String> missingVectorOptions(int feature) {
    List<String> missing = new ArrayList<>();
    SolrSettings settings = setUp.settings();
    boolean bySolr = feature <= LAST_SWITCHED_ON_BY_SOLR;
    if (!bySolr && !settings.optionValues("--add-modules").contains(MODULE)) {
      missing.add("--add-modules " + MODULE);
    }
    int upper =
        settings
            .property(UPPER)
            .filter(text -> text.matches("\\d{1,3}"))
            .map(Integer::valueOf)
            .orElse(LAST_KNOWN_TO_LUCENE);
    if (upper < feature) {
      missing.add("-D" + UPPER + "=" + feature);
    }
    return missing;
  }

  private Finding securityManager() {
    if (setUp.java().feature() >= FIRST_WITHOUT_SECURITY_MANAGER) {
      return Finding.ok("security", "this Java has no security manager");
    }
    String mend =
        "set SOLR_SECURITY_MANAGER_ENABLED=false in " + setUp.settings().place() + " and restart";
    String enabled = setUp.settings().value("SOLR_SECURITY_MANAGER_ENABLED").orElse("");
    // bin/solr switches it on for this one word.
    if (!enabled.isEmpty() && !enabled.equals("true")) {
      return Finding.ok("security", "Solr's security manager is off");
    }
    if (setUp.settings().file().isEmpty() && enabled.isEmpty()) {
      return Finding.warn(
          "security",
          "no solr.in.sh was found: Solr's security manager, which is on unless told otherwise,"
              + " forbids native libraries",
          "name the file with --solr-in; " + mend);
    }
    return Finding.fail(
        "security", "Solr's security manager is on and forbids native libraries", mend);
  }

  private Finding nativeAccess() {
    SolrSettings settings = setUp.settings();
    boolean allowed = settings.optionValues("--enable-native-access").contains("ALL-UNNAMED");
    boolean denied = settings.optionValues("--illegal-native-access").contains("deny");
    String mend =
        "add to SOLR_OPTS in " + settings.place() + ": --enable-native-access=ALL-UNNAMED";
    if (denied && !allowed) {
      return Finding.fail(
          "native access", "--illegal-native-access=deny forbids native libraries", mend);
    }
    return allowed || setUp.java().feature() < FIRST_TO_ASK_FOR_NATIVE_ACCESS
        ? Finding.ok("native access", "native code is allowed")
        : Finding.warn(
            "native access", "this Java warns of native code, and a later one forbids it", mend);
  }
}
