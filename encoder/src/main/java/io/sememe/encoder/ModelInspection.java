// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.onnx.graph.GraphSummary;
import io.sememe.encoder.onnx.graph.GraphSummary.Value;
import io.sememe.encoder.scan.ModelScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a model folder holds and says of itself. No native code sees the model.
 *
 * @param model the folder's name
 * @param task what it is made for, as {@code sememe.json} labels it
 * @param modelFile the ONNX file, relative to the folder
 * @param tokenizerFile the tokenizer, relative to the folder
 * @param pooling how token vectors become one; "none" where they do not
 * @param normalize whether vectors get length 1
 * @param prefixes what is put before a text of each role
 * @param maxTokens how many tokens it sees
 * @param tokenLimits the limits that its files state, by file
 * @param licence what it is given under, possibly empty
 * @param source where it is from, possibly empty
 * @param files the files that make it, by name: those that are pinned, the graph, the tokenizer and
 *     the weights
 * @param inputs what its graph is given
 * @param outputs what its graph gives
 * @param operators how many nodes of each operator its graph has
 * @param opsets the version of each domain's operators
 * @param producer the program that wrote the graph, possibly empty
 * @param parameters how many numbers its weights have
 */
public record ModelInspection(
    String model,
    String task,
    String modelFile,
    String tokenizerFile,
    String pooling,
    boolean normalize,
    Map<Role, String> prefixes,
    int maxTokens,
    NavigableMap<String, Integer> tokenLimits,
    String licence,
    String source,
    NavigableMap<String, ModelFile> files,
    List<Slot> inputs,
    List<Slot> outputs,
    NavigableMap<String, Integer> operators,
    NavigableMap<String, Long> opsets,
    String producer,
    long parameters) {

  /**
   * A file of a model.
   *
   * @param bytes how long it is
   * @param sha256 of its content, lower-case hexadecimal
   * @param pinned whether {@code sememe.json} says that it must have this sum
   */
  public record ModelFile(long bytes, String sha256, boolean pinned) {}

  /**
   * An input or an output of a graph.
   *
   * @param type of its numbers, such as {@code int64}
   * @param shape a number or a name for each dimension
   */
  public record Slot(String name, String type, List<String> shape) {
    private static Slot of(Value value) {
      return new Slot(value.name(), value.type(), value.shape());
    }

    /** Returns it as people write it: {@code input_ids int64[batch, sequence]}. */
    @Override
    public String toString() {
      return name + " " + type + shape;
    }
  }

  /**
   * Returns the names of the models of a folder, sorted: a node takes nothing else there for one.
   *
   * @throws EncoderException FAILED when the folder is there and cannot be read
   */
  public static List<String> names(Path models) {
    return ModelFolder.names(models);
  }

  /** Returns whether a model may have a name. */
  public static boolean isName(String name) {
    return ModelFolder.isName(name);
  }

  /**
   * Looks at a model, and makes sure of all that can be known before it is opened: its descriptor,
   * the SHA-256 of its files, the scan of what is in them.
   *
   * @param folder the model
   * @throws EncoderException FAILED with what is wrong
   */
  public static ModelInspection of(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    ModelDescriptor descriptor =
        DescriptorReader.read(new ModelFolder(String.valueOf(absolute.getFileName()), absolute));
    FileHashes hashes = FileHashes.verify(descriptor);
    ModelScan.require(descriptor);
    GraphSummary graph = GraphSummary.read(descriptor.folder().file(descriptor.modelFile()));
    return of(descriptor, hashes, graph);
  }

  private static ModelInspection of(
      ModelDescriptor descriptor, FileHashes hashes, GraphSummary graph) {
    return new ModelInspection(
        descriptor.folder().name(),
        descriptor.task().label(),
        descriptor.modelFile(),
        descriptor.tokenizerFile(),
        descriptor.pooling().label(),
        descriptor.normalize(),
        Map.copyOf(prefixes(descriptor)),
        descriptor.limits().inForce(),
        new TreeMap<>(descriptor.limits().stated()),
        descriptor.licence(),
        descriptor.source(),
        files(descriptor, hashes),
        graph.inputs().stream().map(Slot::of).toList(),
        graph.outputs().stream().map(Slot::of).toList(),
        graph.operators(),
        graph.opsets(),
        graph.producer(),
        graph.parameters());
  }

  private static Map<Role, String> prefixes(ModelDescriptor descriptor) {
    return Arrays.stream(Role.values())
        .filter(role -> !descriptor.prefix(role).isEmpty())
        .collect(Collectors.toMap(role -> role, descriptor::prefix));
  }

  private static NavigableMap<String, ModelFile> files(
      ModelDescriptor descriptor, FileHashes hashes) {
    NavigableMap<String, ModelFile> files = new TreeMap<>();
    hashes
        .byFile()
        .forEach(
            (file, sha256) ->
                files.put(
                    file,
                    new ModelFile(
                        bytes(descriptor.folder(), file),
                        sha256,
                        descriptor.sha256().containsKey(file))));
    return files;
  }

  private static long bytes(ModelFolder folder, String file) {
    try {
      return Files.size(folder.file(file));
    } catch (IOException e) {
      throw folder.failed(file + " cannot be read", e);
    }
  }

  /** Returns whether a file that makes the model may be another one without anybody's notice. */
  public boolean isPinned() {
    return files.values().stream().allMatch(ModelFile::pinned);
  }
}
