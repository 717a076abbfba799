// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.AnswerReader;
import io.sememe.solr.testing.FakeAnswerReader;
import org.apache.solr.request.SolrQueryRequest;

/** The component of a configuration, with a reader that needs no model. */
public final class FakeAnswerComponent extends AnswerComponent {
  static final FakeAnswerReader READER = new FakeAnswerReader();

  @Override
  AnswerReader reader(SolrQueryRequest request, String model) {
    return READER;
  }
}
