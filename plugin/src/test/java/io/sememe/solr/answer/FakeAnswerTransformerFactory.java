// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.AnswerReader;
import org.apache.solr.request.SolrQueryRequest;

/** The transformer of a configuration, with a reader that needs no model. */
public final class FakeAnswerTransformerFactory extends AnswerTransformerFactory {
  @Override
  AnswerReader reader(SolrQueryRequest request, String model) {
    return FakeAnswerComponent.READER;
  }
}
