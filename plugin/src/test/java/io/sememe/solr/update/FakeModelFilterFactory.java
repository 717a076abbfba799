// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.util.BytesRef;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;

/**
 * A filter as one that runs a model: it gives each token a payload, fails for texts with the word
 * "overload", and counts the texts that it sees.
 */
public final class FakeModelFilterFactory extends TokenFilterFactory {
  static final AtomicInteger TEXTS = new AtomicInteger();

  private final String model;

  public FakeModelFilterFactory(Map<String, String> args) {
    super(args);
    model = require(args, "model");
  }

  @Override
  public TokenStream create(TokenStream input) {
    return new Filter(input, model);
  }

  private static final class Filter extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    private final String model;

    private Filter(TokenStream input, String model) {
      super(input);
      this.model = model;
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      TEXTS.incrementAndGet();
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      if (term.toString().equals("overload")) {
        throw new SolrException(ErrorCode.SERVICE_UNAVAILABLE, "the model is busy");
      }
      payload.setPayload(new BytesRef(model + " of " + term));
      return true;
    }
  }
}
