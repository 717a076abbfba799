// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.Role;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything a model folder says of the model, before the model itself is opened.
 *
 * @param folder where it lies
 * @param task what it is made for
 * @param modelFile the ONNX file, relative to the folder
 * @param tokenizerFile the Hugging Face tokenizer, relative to the folder
 * @param output the graph output to read, empty when the first fitting one is meant
 * @param pooling how token vectors become one; NONE unless the task is text embedding
 * @param normalize whether vectors get Euclidean length 1; false unless the task is text embedding
 * @param prefixes the text put before a text of each role, possibly empty
 * @param limits the token limits
 * @param dimension the dimensions to keep, absent when all
 * @param rewrites which rewrites of the graph are tried
 * @param joinTexts whether texts of equal length may share a run
 * @param devices where and how it runs
 * @param pairs how it scores pairs; nothing is said unless the task is pair scoring
 * @param sparse how it gives weighted terms; nothing is said unless the task is sparse embedding
 * @param answers how it reads answers; nothing is said unless the task is question answering
 * @param tokenVectors how vectors of tokens are made
 * @param denseLayers the folders of the layers between pooling and the vector, in order
 * @param golden vectors that the model must give; none unless the task is text embedding
 * @param sha256 expected SHA-256 per file, lower-case hexadecimal; empty when the folder pins none
 * @param licence SPDX name of the model's licence, empty when not stated
 * @param source where the model comes from, empty when not stated
 */
public record ModelDescriptor(
    ModelFolder folder,
    Task task,
    String modelFile,
    String tokenizerFile,
    String output,
    Pooling pooling,
    boolean normalize,
    Map<Role, String> prefixes,
    TokenLimits limits,
    OptionalInt dimension,
    Set<GraphRewrite> rewrites,
    boolean joinTexts,
    DeviceSettings devices,
    PairSettings pairs,
    SparseSettings sparse,
    AnswerSettings answers,
    TokenVectorSettings tokenVectors,
    List<String> denseLayers,
    List<GoldenVector> golden,
    Map<String, String> sha256,
    String licence,
    String source) {

  /** Returns the text that goes before a text of this role. */
  public String prefix(Role role) {
    return prefixes.getOrDefault(role, "");
  }
}
