// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files of a model say of its pairs, and what follows for a number of logits. */
class PairFilesTest {
  @TempDir Path parent;

  @Test
  void without_a_word_the_defaults_are_those_of_sentence_transformers() {
    assertEquals(new PairHead(Activation.SIGMOID, 1, 0), head("{}", "{}", 1));
    assertEquals(new PairHead(Activation.SOFTMAX, 2, 1), head("{}", "{}", 2));
    assertEquals(OptionalInt.empty(), folder("{}", "{}").read().pairs().queryTokens());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'sbert_ce_default_activation_function': 'torch.nn.modules.linear.Identity'}   | IDENTITY",
        "{'sentence_transformers': {'activation_fn': 'torch.nn.modules.linear.Identity'}} | IDENTITY",
        "{'sentence_transformers': {'activation_fn': 'torch.nn.modules.activation.Sigmoid'}} | SIGMOID",
        "{'sentence_transformers': {'version': '4.1.0'}}                                | SIGMOID",
        "{'id2label': {'0': 'LABEL_0'}, 'architectures': ['Any']}                       | SIGMOID",
        "{'num_labels': 1, 'sbert_ce_default_activation_function': null}                | SIGMOID"
      })
  void config_json_states_the_activation(String config, Activation expected) {
    assertEquals(expected, head("{}", config, 1).activation());
  }

  @Test
  void our_own_file_wins() {
    String config = "{'sbert_ce_default_activation_function': 'torch.nn.modules.linear.Identity'}";
    assertEquals(Activation.SIGMOID, head("{'activation': 'sigmoid'}", config, 1).activation());
    String unknown = "{'sbert_ce_default_activation_function': 'torch.nn.GELU'}";
    assertEquals(Activation.IDENTITY, head("{'activation': 'identity'}", unknown, 1).activation());
    assertEquals(0, head("{'label': 0}", "{}", 2).label());
    PairSettings settings = folder("{'queryTokens': 32}", "{}").read().pairs();
    assertEquals(OptionalInt.of(32), settings.queryTokens());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'activate': 'x'}         | unknown keys [activate] in 'pairs'; there are: [activation, label,",
        "{'activation': 'tanh'}    | activation 'tanh' is not known; there is: sigmoid, identity, softmax",
        "{'activation': 1}         | 'pairs.activation' must be a string",
        "{'label': 2}              | 'pairs.label' must be a whole number from 0 to 1",
        "{'label': -1}             | 'pairs.label' must be a whole number from 0 to 1",
        "{'queryTokens': 0}        | 'pairs.queryTokens' must be a whole number from 1",
        "['sigmoid']               | 'pairs' must be an object"
      })
  void what_is_wrong_in_our_own_file_is_refused(String pairs, String reason) {
    folder(pairs, "{}").refused("sememe.json", reason);
  }

  @Test
  void an_activation_of_config_json_that_is_not_known_is_refused_with_what_to_do() {
    folder("{}", "{'sentence_transformers': {'activation_fn': 'torch.nn.GELU'}}")
        .refused("'torch.nn.GELU' is not known; set 'activation' of 'pairs' in sememe.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                        | {'num_labels': 2}     | 1 | config.json speaks of 2 labels, the model gives 1",
        "{}                        | {'id2label': {'0':'a'}} | 2 | config.json speaks of 1 labels, the model gives 2",
        "{}                        | {}                    | 3 | gives 3 logits for a pair; relevance is told by 1 or 2",
        "{'label': 1}              | {}                    | 1 | asks for label 1, the model's last is 0",
        "{'activation': 'softmax'} | {}                    | 1 | activation 'softmax' makes no sense of 1 logits",
        "{'activation': 'sigmoid'} | {}                    | 2 | activation 'sigmoid' makes no sense of 2 logits"
      })
  void what_the_model_does_not_give_is_refused(
      String pairs, String config, int logits, String reason) {
    EncoderException e = assertThrows(EncoderException.class, () -> head(pairs, config, logits));
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }

  @Test
  void keys_that_mean_nothing_to_the_task_are_refused() {
    DescriptorFolder folder = new DescriptorFolder(parent);
    folder.with(
        "sememe.json", "{\"task\": \"pair-scoring\", \"pooling\": \"cls\", \"dimension\": 8}");
    folder.refused("the keys [dimension, pooling] mean nothing to the task pair-scoring");
    folder.with("sememe.json", "{\"pooling\": \"cls\", \"pairs\": {}}");
    folder.refused("the keys [pairs] mean nothing to the task text-embedding");
  }

  @Test
  void of_two_logits_the_difference_ranks_and_its_logistic_function_is_their_softmax() {
    float[] logits = {-1.5f, 2.25f};
    PairHead head = head("{}", "{}", 2);
    assertEquals(3.75f, head.logit(logits));
    assertEquals(-3.75f, head("{'label': 0}", "{}", 2).logit(logits));
    double softmax = Math.exp(2.25) / (Math.exp(2.25) + Math.exp(-1.5));
    assertEquals(softmax, head.activation().of(head.logit(logits)), 1e-7);
  }

  @Test
  void the_logistic_function_is_a_half_at_0_rises_and_stays_within_0_and_1() {
    assertEquals(0.5f, Activation.SIGMOID.of(0));
    assertEquals(1 / (1 + Math.exp(-2)), Activation.SIGMOID.of(2), 1e-7);
    assertEquals(0, Activation.SIGMOID.of(-1e30f));
    assertEquals(1, Activation.SIGMOID.of(1e30f));
    assertEquals(-7.5f, Activation.IDENTITY.of(-7.5f));
  }

  private PairHead head(String pairs, String config, int logits) {
    return PairHead.of(folder(pairs, config).read(), logits);
  }

  private DescriptorFolder folder(String pairs, String config) {
    String own = "{'task': 'pair-scoring', 'pairs': " + pairs + "}";
    return new DescriptorFolder(parent)
        .with("sememe.json", own.replace('\'', '"'))
        .with("config.json", config.replace('\'', '"'));
  }
}
