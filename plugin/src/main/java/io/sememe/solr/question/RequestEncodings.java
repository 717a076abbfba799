// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.EncoderException;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.cache.EncodedText;
import io.sememe.solr.shards.ShardParameters;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.solr.common.SolrException;
import org.apache.solr.request.SolrQueryRequest;

/**
 * What a request has encoded, each text once, whatever clauses ask for it: as the request tells it,
 * or made here. Not thread-safe, like the request.
 */
final class RequestEncodings {
  private final SolrQueryRequest request;

  RequestEncodings(SolrQueryRequest request) {
    this.request = request;
  }

  /**
   * Returns an encoded text. Where shards are asked, they are told it.
   *
   * @param parameter the parameter that tells it
   * @param check refuses what the request tells under that name, when it is of no use
   * @param maker makes it within a time limit, when nothing is told
   * @throws SolrException what the check throws; 4xx or 503 as the encoder's failures are answered
   * @throws org.apache.solr.search.QueryLimitsExceededException when it cannot be had within
   *     timeAllowed
   */
  EncodedText get(
      String parameter,
      BiConsumer<String, EncodedText> check,
      Function<TimeLimit, EncodedText> maker) {
    EncodedText encoded = (EncodedText) request.getContext().get(parameter);
    if (encoded == null) {
      encoded =
          ToldEncoding.of(request.getParams(), parameter, check)
              .orElseGet(() -> makeAndTell(parameter, maker));
      request.getContext().put(parameter, encoded);
    }
    return encoded;
  }

  private EncodedText makeAndTell(String parameter, Function<TimeLimit, EncodedText> maker) {
    TimeLimit limit = TimeLimit.of(request);
    EncodedText made;
    try {
      made = maker.apply(limit);
    } catch (EncoderException e) {
      throw failure(e, limit);
    }
    if (ShardParameters.areSentBy(request)) {
      ShardParameters.tell(request, parameter, ToldEncoding.value(made));
    }
    return made;
  }

  private RuntimeException failure(EncoderException e, TimeLimit limit) {
    if (limit.ofRequest() && SolrErrors.isLate(e)) {
      return EarlyEnd.of(request, "timeAllowed: " + e.getMessage());
    }
    return SolrErrors.ofQuery(e);
  }
}
