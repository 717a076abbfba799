// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node and what is known of what it reads.
 *
 * @param node the node
 * @param inputs in order; null where nothing is known, or nothing is read
 * @param areConstant whether all that it reads is constant
 */
record NodeInputs(NodeProto node, List<@Nullable Constant> inputs, boolean areConstant) {
  /** Returns what is known of an input; null when nothing is, or there is none. */
  @Nullable Constant get(int index) {
    return index < inputs.size() ? inputs.get(index) : null;
  }

  /** Returns the numbers of an input; null when they are not known. */
  long @Nullable [] values(int index) {
    Constant input = get(index);
    return input == null ? null : input.values();
  }

  /** Returns the only number of an input; the other when it is not known. */
  long value(int index, long other) {
    long[] values = values(index);
    return values == null || values.length != 1 ? other : values[0];
  }

  /** Returns the shape of an input; null when it is not known. */
  long @Nullable [] shape(int index) {
    Constant input = get(index);
    return input == null ? null : input.shape();
  }

  /** Returns whether there is such an input. */
  boolean has(int index) {
    return index < node.getInputCount() && !node.getInput(index).isEmpty();
  }

  /** Returns the numbers that an attribute or, since a later version, an input gives. */
  long @Nullable [] valuesOr(String name, int index) {
    AttributeProto attribute = attribute(name);
    return attribute == null
        ? values(index)
        : attribute.getIntsList().stream().mapToLong(Long::longValue).toArray();
  }

  /** Returns an attribute's number; the other when there is no such attribute. */
  long number(String name, long other) {
    AttributeProto attribute = attribute(name);
    return attribute == null ? other : attribute.getI();
  }

  /** Returns an attribute; null when there is none. */
  @Nullable AttributeProto attribute(String name) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Returns how many elements the largest known input has. */
  long largest() {
    return inputs.stream().filter(Objects::nonNull).mapToLong(Constant::elements).max().orElse(0);
  }

  /** Returns how many elements all pairs, triples ... of elements of the known inputs are. */
  long product() {
    return Constant.product(
        inputs.stream().filter(Objects::nonNull).mapToLong(Constant::elements).toArray());
  }
}
