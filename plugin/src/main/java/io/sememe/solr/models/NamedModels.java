// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.models;

import io.sememe.solr.collection.CollectionName;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.solr.analysis.TokenizerChain;
import org.apache.solr.common.SolrException;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.PluginBag;
import org.apache.solr.core.PluginInfo;
import org.apache.solr.core.SolrCore;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.response.transform.TransformerFactory;
import org.apache.solr.schema.FieldType;
import org.apache.solr.search.QParserPlugin;
import org.apache.solr.update.processor.UpdateRequestProcessorChain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who names which model: chains of update processors, query parsers, components, transformers,
 * request handlers with the defaults of their requests, field types, and what a collection
 * remembers of its vector fields. Plugins that Solr has not made yet because nobody used them name
 * nothing.
 */
public final class NamedModels {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  private NamedModels() {}

  /** Returns by model, sorted, the places that name it in a core, each by its kind and name. */
  public static Map<String, Set<String>> of(SolrCore core) {
    ModelPlaces places = configured(core);
    CollectionSpaces.ofAll(core).forEach((name, memory) -> addMemory(name, memory, places));
    return places.byModel();
  }

  private static ModelPlaces configured(SolrCore core) {
    ModelPlaces places = new ModelPlaces();
    addChains(core, places);
    addNamed(core, QParserPlugin.class, core::getQueryPlugin, "queryParser ", places);
    addNamed(core, TransformerFactory.class, core::getTransformerFactory, "transformer ", places);
    addMade(core.getUpdateProcessors(), "updateProcessor ", places);
    addMade(core.getSearchComponents(), "searchComponent ", places);
    addMade(core.getRequestHandlers(), "requestHandler ", places);
    addDefaults(core, places);
    core.getLatestSchema().getFieldTypes().forEach((name, type) -> addType(name, type, places));
    return places;
  }

  /**
   * Returns by model, and by the collection or the core without a cluster, the places that name it
   * in any core that is loaded on a node; all sorted. What a collection remembers is its own, where
   * a coordinator's core stands in for it as well.
   */
  public static Map<String, Map<String, Set<String>>> of(CoreContainer node) {
    Map<String, Map<String, Set<String>>> all = new TreeMap<>();
    for (String name : node.getLoadedCoreNames()) {
      try (SolrCore core = node.getCore(name)) {
        // Closed in between, it names nothing any more.
        if (core != null) {
          addAll(all, CollectionName.of(core), configured(core));
          CollectionSpaces.ofAll(core)
              .forEach(
                  (collection, memory) -> addAll(all, collection, remembered(collection, memory)));
        }
      }
    }
    return all;
  }

  private static void addAll(
      Map<String, Map<String, Set<String>>> all, String collection, ModelPlaces places) {
    places
        .byModel()
        .forEach(
            (model, names) ->
                all.computeIfAbsent(model, key -> new TreeMap<>())
                    .computeIfAbsent(collection, key -> new TreeSet<>())
                    .addAll(names));
  }

  private static void addChains(SolrCore core, ModelPlaces places) {
    for (PluginInfo info : infos(core, UpdateRequestProcessorChain.class)) {
      core.getUpdateProcessingChain(info.name)
          .getProcessors()
          .forEach(
              one ->
                  places.addPlugin(
                      "updateRequestProcessorChain " + (info.name == null ? "" : info.name), one));
    }
  }

  private static void addNamed(
      SolrCore core,
      Class<?> kind,
      Function<String, Object> plugins,
      String label,
      ModelPlaces places) {
    infos(core, kind)
        .forEach(info -> places.addPlugin(label + info.name, plugins.apply(info.name)));
  }

  private static List<PluginInfo> infos(SolrCore core, Class<?> kind) {
    List<PluginInfo> infos = core.getSolrConfig().getPluginInfos(kind.getName());
    return infos == null ? List.of() : infos;
  }

  private static <T> void addMade(PluginBag<T> plugins, String label, ModelPlaces places) {
    made(plugins).forEach((name, plugin) -> places.addPlugin(label + name, plugin));
  }

  private static void addDefaults(SolrCore core, ModelPlaces places) {
    DefaultsOfRequests defaults = new DefaultsOfRequests(name -> takesModels(core, name));
    made(core.getRequestHandlers())
        .forEach(
            (name, plugin) -> {
              if (plugin instanceof RequestHandlerBase handler && handler.getInitArgs() != null) {
                places.add("requestHandler " + name, defaults.models(handler.getInitArgs()));
              }
            });
  }

  private static boolean takesModels(SolrCore core, String name) {
    return core.getQueryPlugin(name) instanceof ModelUser
        || core.getTransformerFactory(name) instanceof ModelUser;
  }

  // Solr has its default under an empty name too.
  private static <T> Map<String, T> made(PluginBag<T> plugins) {
    Map<String, T> made = new TreeMap<>();
    plugins
        .getRegistry()
        .forEach(
            (name, holder) -> {
              if (!name.isEmpty() && holder.isLoaded()) {
                made.put(name, holder.get());
              }
            });
    return made;
  }

  private static void addType(String name, FieldType type, ModelPlaces places) {
    Stream.of(type.getIndexAnalyzer(), type.getQueryAnalyzer())
        .flatMap(NamedModels::factories)
        .forEach(factory -> places.addPlugin("fieldType " + name, factory));
  }

  private static Stream<Object> factories(Analyzer analyzer) {
    return analyzer instanceof TokenizerChain chain
        ? Stream.concat(
            Stream.of(chain.getTokenizerFactory()), Arrays.stream(chain.getTokenFilterFactories()))
        : Stream.empty();
  }

  private static ModelPlaces remembered(String collection, CollectionSpaces memory) {
    ModelPlaces places = new ModelPlaces();
    addMemory(collection, memory, places);
    return places;
  }

  // After a switch to another model, the collection uses one that no configuration names.
  private static void addMemory(String collection, CollectionSpaces memory, ModelPlaces places) {
    try {
      memory.all().forEach((name, known) -> places.add("vector field " + name, used(known)));
    } catch (SolrException e) {
      log.warn(
          "Cannot tell which models collection '{}' remembers: {}", collection, e.getMessage());
    }
  }

  private static Stream<String> used(FieldSpaces known) {
    return Stream.concat(Stream.of(known.current()), known.next().stream()).map(VectorSpace::model);
  }
}
