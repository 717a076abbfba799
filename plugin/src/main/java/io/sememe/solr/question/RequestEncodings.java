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
import org.jspecify.annotations.Nullable;

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
    return get(
        new Telling<>(
            EncodedText.class,
            parameter,
            params -> ToldEncoding.of(params, parameter, check),
            ToldEncoding::value),
        maker);
  }

  /**
   * Returns something encoded. Where shards are asked, they are told it.
   *
   * @param telling how they are told
   * @param maker makes it within a time limit, when nothing is told
   * @throws SolrException 400 when what is told is not that; 4xx or 503 as the encoder's failures
   *     are answered
   * @throws org.apache.solr.search.QueryLimitsExceededException when it cannot be had within
   *     timeAllowed
   */
  <T> T get(Telling<T> telling, Function<TimeLimit, T> maker) {
    @Nullable Object known = request.getContext().get(telling.parameter());
    if (known != null) {
      return telling.type().cast(known);
    }
    T encoded =
        telling.reader().apply(request.getParams()).orElseGet(() -> makeAndTell(telling, maker));
    request.getContext().put(telling.parameter(), encoded);
    return encoded;
  }

  private <T> T makeAndTell(Telling<T> telling, Function<TimeLimit, T> maker) {
    TimeLimit limit = TimeLimit.of(request);
    T made;
    try {
      made = EncodeTime.measured(request, () -> maker.apply(limit));
    } catch (EncoderException e) {
      throw failure(e, limit);
    }
    if (ShardParameters.areSentBy(request)) {
      ShardParameters.tell(request, telling.parameter(), telling.writer().apply(made));
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
