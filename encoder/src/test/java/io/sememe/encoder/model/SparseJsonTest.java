// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model's file says of its weighted terms. */
class SparseJsonTest {
  @TempDir Path parent;

  @Test
  void without_a_word_256_terms_are_kept_and_queries_go_through_the_model() {
    SparseSettings read = folder("{}").read().sparse();
    assertEquals(new SparseSettings(256, Optional.empty()), read);
    assertEquals(read, own("{'task': 'sparse-embedding'}").read().sparse());
  }

  @Test
  void everything_that_is_stated_is_read() {
    assertEquals(
        new SparseSettings(4_096, Optional.of("idf.json")),
        folder("{'topK': 4096, 'queryWeights': 'idf.json'}").read().sparse());
  }

  @Test
  void what_other_tasks_need_is_not_asked_for() {
    ModelDescriptor read = folder("{}").read();
    assertEquals(Task.SPARSE_EMBEDDING, read.task());
    assertEquals(Pooling.NONE, read.pooling());
    assertEquals(false, read.normalize());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'topk': 5}              | unknown keys [topk] in 'sparse'; there are: [queryWeights, topK]",
        "{'topK': 0}              | 'sparse.topK' must be a whole number from 1 to 4096",
        "{'topK': 4097}           | 'sparse.topK' must be a whole number from 1 to 4096",
        "{'topK': '5'}            | 'sparse.topK' must be a whole number from 1 to 4096",
        "{'queryWeights': 1}      | 'sparse.queryWeights' must be a string",
        "[256]                    | 'sparse' must be an object"
      })
  void what_is_wrong_is_refused(String sparse, String reason) {
    folder(sparse).refused("sememe.json", reason);
  }

  @Test
  void keys_that_mean_nothing_to_the_task_are_refused() {
    own("{'task': 'sparse-embedding', 'pooling': 'max', 'dimension': 8}")
        .refused("the keys [dimension, pooling] mean nothing to the task sparse-embedding");
    own("{'task': 'sparse-embedding', 'pairs': {}}")
        .refused("the keys [pairs] mean nothing to the task sparse-embedding");
    own("{'pooling': 'cls', 'sparse': {}}")
        .refused("the keys [sparse] mean nothing to the task text-embedding");
    own("{'task': 'pair-scoring', 'sparse': {}}")
        .refused("the keys [sparse] mean nothing to the task pair-scoring");
  }

  private DescriptorFolder folder(String sparse) {
    return own("{'task': 'sparse-embedding', 'sparse': " + sparse + "}");
  }

  private DescriptorFolder own(String json) {
    return new DescriptorFolder(parent).with("sememe.json", json.replace('\'', '"'));
  }
}
