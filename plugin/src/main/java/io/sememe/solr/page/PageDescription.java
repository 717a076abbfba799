// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Encoders;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.collection.CollectionName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;

/** What the page is told of a collection, its node and its reader, in plain maps. */
final class PageDescription {
  private PageDescription() {}

  /** Returns it for a reader. */
  static Map<String, Object> of(SolrQueryRequest request, PageSettings settings) {
    SolrCore core = request.getCore();
    PageFields fields = PageFields.of(settings, request.getSchema());
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("collection", CollectionName.of(core));
    page.put("version", Sememe.version());
    page.put("model", settings.model());
    Encoders encoders = Sememe.of(core.getCoreContainer()).encoders();
    List<String> models = models(encoders);
    page.put("models", models);
    page.put("states", states(encoders, models));
    page.put("fields", fields.byUse());
    page.put("offers", new Offers(core, fields.vector()).byName());
    page.put("may", Rights.of(request));
    return page;
  }

  private static List<String> models(Encoders encoders) {
    try {
      return encoders.textEmbedders();
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
  }

  // A model that nobody has asked for yet has none: it loads when somebody does.
  private static Map<String, String> states(Encoders encoders, List<String> models) {
    Map<String, String> states = new LinkedHashMap<>();
    for (String model : models) {
      encoders.status(model).ifPresent(status -> states.put(model, status.state().name()));
    }
    return states;
  }
}
