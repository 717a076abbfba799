// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import java.util.Optional;
import java.util.function.Function;
import org.apache.solr.common.params.SolrParams;

/**
 * How shards are told something that was encoded.
 *
 * @param type what it is
 * @param parameter the parameter of the request, whose name no other text has
 * @param reader returns what a request tells, if it does, checked as anything from outside
 * @param writer returns the parameter's value
 */
record Telling<T>(
    Class<T> type,
    String parameter,
    Function<SolrParams, Optional<T>> reader,
    Function<T, String> writer) {}
