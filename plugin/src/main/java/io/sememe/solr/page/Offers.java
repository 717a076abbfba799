// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import io.sememe.encoder.ModelStatus;
import io.sememe.solr.Sememe;
import io.sememe.solr.Switchable;
import io.sememe.solr.VectorSource;
import io.sememe.solr.models.ModelUser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrRequestHandler;
import org.apache.solr.search.QParserPlugin;
import org.jspecify.annotations.Nullable;

/**
 * What a collection has for views to show.
 *
 * @param core the collection's
 * @param vector its vector field; null for none
 */
record Offers(SolrCore core, @Nullable String vector) {

  /** Returns it by name. */
  Map<String, Object> byName() {
    Map<String, Object> offers = new LinkedHashMap<>();
    offers.put("search", hasHandler("/search"));
    offers.put("semantic", vector != null && hasHandler("/semantic"));
    offers.put("ask", hasHandler("/ask"));
    for (String name : new String[] {"explain", "tokens", "status", "models", "embed"}) {
      offers.put(name, hasHandler("/sememe/" + name));
    }
    offers.put("maxsim", parser("maxsim") != null && ofVectors(VectorSource::givesTokens));
    offers.put("crossencoder", crossEncoder());
    offers.put("passages", ofVectors(VectorSource::cutsPassages));
    return offers;
  }

  // Not the one that would answer: for paths below its own, that is the page.
  private boolean hasHandler(String path) {
    SolrRequestHandler handler = core.getRequestHandlers().get(path);
    return handler != null && !(handler instanceof Switchable part && !part.isOn());
  }

  private @Nullable QParserPlugin parser(String name) {
    return core.getQueryPlugin(name);
  }

  private boolean ofVectors(FieldPredicate asked) {
    return vector != null
        && VectorSource.of(core, vector).filter(source -> asked.test(source, vector)).isPresent();
  }

  private @Nullable String crossEncoder() {
    Stream<String> named =
        parser("crossencoder") instanceof ModelUser user ? user.models() : Stream.empty();
    Predicate<String> isInstalled =
        Sememe.of(core.getCoreContainer()).models().stream()
                .map(ModelStatus::name)
                .collect(Collectors.toSet())
            ::contains;
    return named.filter(isInstalled).findFirst().orElse(null);
  }

  /** What may be true of a field. */
  private interface FieldPredicate {
    boolean test(VectorSource source, String field);
  }
}
