// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.ModelVerification;
import io.sememe.encoder.ModelVerification.FileCheck;
import io.sememe.encoder.ModelVerification.GoldenCheck;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Whether a model is what its descriptor says, in plain maps. */
final class VerificationReport {
  private VerificationReport() {}

  static Map<String, Object> of(ModelVerification verification) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("holds", verification.holds());
    Map<String, Object> files = new TreeMap<>();
    verification.files().forEach((name, check) -> files.put(name, file(check)));
    report.put("files", files);
    report.put("golden", verification.golden().stream().map(VerificationReport::golden).toList());
    return report;
  }

  private static Map<String, Object> file(FileCheck check) {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("holds", check.holds());
    file.put("sha256", check.sha256());
    if (check.pinned() != null) {
      file.put("pinned", check.pinned());
    }
    if (check.loaded() != null) {
      file.put("loaded", check.loaded());
    }
    return file;
  }

  private static Map<String, Object> golden(GoldenCheck check) {
    Map<String, Object> golden = new LinkedHashMap<>();
    golden.put("holds", check.holds());
    golden.put("text", check.text());
    golden.put("role", check.role().name().toLowerCase(Locale.ROOT));
    golden.put("cosine", check.cosine());
    golden.put("least", check.least());
    return golden;
  }
}
