// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.ModelVerification;
import io.sememe.encoder.ModelVerification.FileCheck;
import io.sememe.encoder.ModelVerification.GoldenCheck;
import io.sememe.encoder.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class VerificationReportTest {

  @Test
  void each_file_and_each_golden_vector_says_whether_it_holds() {
    ModelVerification verification =
        new ModelVerification(
            Map.of(
                "model.onnx", new FileCheck("ab", "AB", "ab"),
                "tokenizer.json", new FileCheck("cd", "ef", null)),
            List.of(new GoldenCheck("tea", Role.QUERY, 0.98, 0.999)));
    assertEquals(
        Map.of(
            "holds",
            false,
            "files",
            Map.of(
                "model.onnx",
                Map.of("holds", true, "sha256", "ab", "pinned", "AB", "loaded", "ab"),
                "tokenizer.json",
                Map.of("holds", false, "sha256", "cd", "pinned", "ef")),
            "golden",
            List.of(
                Map.of(
                    "holds", false, "text", "tea", "role", "query", "cosine", 0.98, "least",
                    0.999))),
        VerificationReport.of(verification));
  }

  @Test
  void a_model_of_which_nothing_is_pinned_holds() {
    assertEquals(
        Map.of("holds", true, "files", Map.of(), "golden", List.of()),
        VerificationReport.of(new ModelVerification(Map.of(), List.of())));
  }
}
