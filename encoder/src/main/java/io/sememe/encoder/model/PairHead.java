// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

/**
 * From a pair's logits to what ranks it and to its score. The defaults follow
 * sentence-transformers' CrossEncoder: one logit goes through the logistic function; of two, the
 * second speaks for relevance.
 *
 * @param activation from the logit to the score
 * @param labels how many logits the model gives, 1 or 2
 * @param label the number of the one that speaks for relevance
 */
public record PairHead(Activation activation, int labels, int label) {
  private static final int MOST_LABELS = 2;

  /**
   * Returns the head of a model that gives so many logits.
   *
   * @throws io.sememe.encoder.EncoderException FAILED when that is not what its files say, or
   *     nothing that a pair can be ranked by
   */
  public static PairHead of(ModelDescriptor descriptor, int labels) {
    ModelFolder folder = descriptor.folder();
    int stated = descriptor.pairs().labels().orElse(labels);
    if (stated != labels) {
      throw folder.failed(
          "config.json speaks of " + stated + " labels, the model gives " + labels + " logits");
    }
    if (labels > MOST_LABELS) {
      throw folder.failed(
          "the model gives " + labels + " logits for a pair; relevance is told by 1 or 2");
    }
    return new PairHead(activation(descriptor, labels), labels, label(descriptor, labels));
  }

  private static int label(ModelDescriptor descriptor, int labels) {
    int label = descriptor.pairs().label().orElse(labels - 1);
    if (label < labels) {
      return label;
    }
    throw descriptor
        .folder()
        .failed("'pairs' asks for label " + label + ", the model's last is " + (labels - 1));
  }

  private static Activation activation(ModelDescriptor descriptor, int labels) {
    Activation activation =
        descriptor
            .pairs()
            .activation()
            .orElse(labels == 1 ? Activation.SIGMOID : Activation.SOFTMAX);
    if (activation.takes(labels)) {
      return activation;
    }
    throw descriptor
        .folder()
        .failed(
            "activation '"
                + activation.label()
                + "' makes no sense of "
                + labels
                + " logits: sigmoid is for 1, softmax for 2, identity for both; set 'activation'"
                + " of 'pairs' in sememe.json");
  }

  /**
   * Returns what ranks a pair, higher for more relevant: the logit, or how far the one that speaks
   * for relevance lies above the other. Unlike a score it never saturates.
   *
   * @param logits as many as there are labels
   */
  public float logit(float[] logits) {
    return labels == 1 ? logits[0] : logits[label] - logits[1 - label];
  }
}
