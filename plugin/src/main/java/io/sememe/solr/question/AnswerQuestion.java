// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.AnswerSpace;
import io.sememe.encoder.AskedQuestion;
import io.sememe.solr.cache.EncodedText;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;

/**
 * A question to which answers can be looked for in texts.
 *
 * @param text the question
 * @param encoded what the reader made of it: the vectors of its tokens, or none where it reads
 *     question and text together
 */
public record AnswerQuestion(String text, EncodedText encoded) {
  /** Returns the question as a reader takes it. */
  public AskedQuestion asked() {
    return new AskedQuestion(text, encoded.floats());
  }

  /**
   * Makes sure that a reader is of the kind that made this of the question.
   *
   * @throws SolrException 409 when another node has another model of that name
   */
  public void requireOf(AnswerSpace space) {
    if (!encoded.fingerprint().equals(space.fingerprint())) {
      throw new SolrException(
          ErrorCode.CONFLICT,
          "the question was prepared for answers of fingerprint "
              + encoded.fingerprint()
              + ", and model '"
              + space.model()
              + "' is of fingerprint "
              + space.fingerprint()
              + " on this node: install the same model on all nodes");
    }
  }
}
