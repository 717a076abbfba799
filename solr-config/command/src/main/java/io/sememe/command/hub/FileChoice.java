// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import io.sememe.command.CommandException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files of a published model that Sememe reads: those that have the usual names, and those that
 * its own {@code sememe.json} names. Nothing else is fetched or copied.
 *
 * @param model the ONNX file
 * @param all that file and the others, sorted
 */
public record FileChoice(String model, List<String> all) {
  private static final List<String> USUAL_MODELS = List.of("onnx/model.onnx", "model.onnx");
  private static final String GRAPH = ".onnx";
  private static final String TOKENIZER = "tokenizer.json";
  private static final Pattern DESCRIPTIONS =
      Pattern.compile(
          "(config|tokenizer|tokenizer_config|special_tokens_map|modules|sentence_bert_config"
              + "|config_sentence_transformers|sememe)\\.json"
              + "|\\d+_[A-Za-z]+/(config\\.json|model\\.safetensors|pytorch_model\\.bin)");

  /**
   * Chooses.
   *
   * @param names all that there are
   * @param wanted the ONNX file; empty: the one that is named, the usual one, or the only one
   * @param named by the model's own {@code sememe.json}
   * @throws CommandException when it or another one is missing, or nobody can tell which is meant
   */
  public static FileChoice of(Collection<String> names, String wanted, NamedFiles named) {
    String model = model(names, wanted, named);
    TreeSet<String> all = new TreeSet<>();
    all.add(model);
    all.add(named.file(NamedFiles.TOKENIZER, names).orElseGet(() -> usualTokenizer(names)));
    all.addAll(named.others(names));
    named.pinned(names).stream().filter(name -> !isOfAnother(model, name, names)).forEach(all::add);
    names.stream().filter(name -> DESCRIPTIONS.matcher(name).matches()).forEach(all::add);
    names.stream().filter(name -> isWeightsOf(model, name)).forEach(all::add);
    return new FileChoice(model, List.copyOf(all));
  }

  private static String usualTokenizer(Collection<String> names) {
    if (!names.contains(TOKENIZER)) {
      throw new CommandException(
          "there is no "
              + TOKENIZER
              + ": Sememe reads only models that come with one; there is: "
              + new TreeSet<>(names));
    }
    return TOKENIZER;
  }

  private static String model(Collection<String> names, String wanted, NamedFiles named) {
    List<String> graphs = graphs(names);
    return wanted.isEmpty()
        ? named.file(NamedFiles.MODEL, names).orElseGet(() -> usualModel(graphs))
        : requireOneOf(graphs, wanted);
  }

  private static List<String> graphs(Collection<String> names) {
    return names.stream().filter(name -> name.endsWith(GRAPH)).sorted().toList();
  }

  private static String usualModel(List<String> graphs) {
    return USUAL_MODELS.stream()
        .filter(graphs::contains)
        .findFirst()
        .or(() -> graphs.stream().findFirst().filter(only -> graphs.size() == 1))
        .orElseThrow(() -> new CommandException(whichOf(graphs)));
  }

  private static String requireOneOf(List<String> graphs, String wanted) {
    if (!graphs.contains(wanted)) {
      throw new CommandException("there is no file '" + wanted + "'. " + whichOf(graphs));
    }
    return wanted;
  }

  private static String whichOf(List<String> graphs) {
    return graphs.isEmpty()
        ? "there is no ONNX file: export the model, for example with Optimum, or choose a model"
            + " that has one"
        : "name one with --file; there is: " + graphs;
  }

  // A sememe.json may state the sums of all variants, of which one is wanted.
  private static boolean isOfAnother(String model, String name, Collection<String> names) {
    return !name.equals(model)
        && !isWeightsOf(model, name)
        && graphs(names).stream().anyMatch(one -> name.equals(one) || isWeightsOf(one, name));
  }

  // Exporters call them model.onnx_data, model.onnx.data, model.data or model.onnx_data_1.
  private static boolean isWeightsOf(String model, String name) {
    String stem =
        model.endsWith(GRAPH) ? model.substring(0, model.length() - GRAPH.length()) : model;
    return !PartFile.isName(name) && isBeside(model, stem, name);
  }

  private static boolean isBeside(String model, String stem, String name) {
    return name.startsWith(model + "_data")
        || name.startsWith(model + ".data")
        || name.equals(stem + ".data")
        || name.equals(stem + ".bin");
  }
}
