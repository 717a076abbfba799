// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.Collections;
import java.util.List;

/** A model file that asks for what no encoder of text asks for, and what its refusal must say. */
public enum HostileGraph {
  UNKNOWN_DOMAIN("'Wordsmith'", "'com.example'", "no library of other operators is ever loaded") {
    @Override
    void change(ModelProto.Builder model) {
      add(model, node("Wordsmith", "hostile").setDomain("com.example"));
    }
  },
  UNKNOWN_OPERATOR("'Frobnicate'", "none of those that encoders of text use") {
    @Override
    void change(ModelProto.Builder model) {
      add(model, node("Frobnicate", "hostile"));
    }
  },
  TEXTS_OF_ANY_LENGTH("'StringNormalizer'", "none of those that encoders of text use") {
    @Override
    void change(ModelProto.Builder model) {
      add(model, node("StringNormalizer", "hostile"));
    }
  },
  ENDLESS_LOOP("'Loop'", "none of those that encoders of text use") {
    @Override
    void change(ModelProto.Builder model) {
      NodeProto.Builder loop = node("Loop", "hostile", "table", "table");
      add(model, loop.addAttribute(graphOf("body", node("Identity", "again", "table"))));
    }
  },
  COMPILED_CODE("'EPContext'", "carries code that was compiled for a device") {
    @Override
    void change(ModelProto.Builder model) {
      NodeProto.Builder context = node("EPContext", "hostile").setDomain("com.microsoft");
      add(model, context.addAttribute(OnnxGraph.attribute("embed_mode", 1)));
    }
  },
  FUNCTIONS_OF_FUNCTIONS("it defines operators of its own") {
    @Override
    void change(ModelProto.Builder model) {
      for (int i = 0; i < 40; i++) {
        model.addFunctions(twice("f" + i, "f" + (i + 1)));
      }
      add(model, node("f0", "hostile", "table").setDomain("local"));
    }
  },
  TRAINING("it holds how it was trained") {
    @Override
    void change(ModelProto.Builder model) {
      model.addTrainingInfo(TrainingInfoProto.getDefaultInstance());
    }
  },
  SPARSE_WEIGHTS("it holds sparse tensors") {
    @Override
    void change(ModelProto.Builder model) {
      model.getGraphBuilder().addSparseInitializer(SparseTensorProto.getDefaultInstance());
    }
  },
  A_LATER_VERSION("a node has no field 1000") {
    @Override
    void change(ModelProto.Builder model) {
      var field = UnknownFieldSet.Field.newBuilder().addVarint(1).build();
      add(
          model,
          node("Identity", "hostile", "table")
              .setUnknownFields(UnknownFieldSet.newBuilder().addField(1_000, field).build()));
    }
  },
  DEEP_BRANCHES("it has more than 4 levels of graphs within graphs") {
    @Override
    void change(ModelProto.Builder model) {
      NodeProto.Builder inner = node("Identity", "deepest", "table");
      for (int i = 0; i < 40; i++) {
        inner = branch("level" + i, inner);
      }
      add(model, inner);
    }
  },
  MANY_NODES("it has more than 100000 nodes") {
    @Override
    void change(ModelProto.Builder model) {
      NodeProto node = node("Identity", "", "table").build();
      model.getGraphBuilder().addAllNode(Collections.nCopies(100_000, node));
    }
  },
  MANY_PARTS("it has more than 2000000 parts") {
    @Override
    void change(ModelProto.Builder model) {
      add(model, node("Sum", "hostile").addAllInput(Collections.nCopies(2_000_000, "")));
    }
  },
  NODES_IN_A_CIRCLE("its nodes read each other in a circle") {
    @Override
    void change(ModelProto.Builder model) {
      add(model, node("Identity", "chicken", "egg"));
      add(model, node("Identity", "egg", "chicken"));
    }
  },
  VALUE_MADE_TWICE("two nodes make the value 'twin'") {
    @Override
    void change(ModelProto.Builder model) {
      add(model, node("Identity", "twin", "table"));
      add(model, node("Neg", "twin", "table"));
    }
  },
  NEGATIVE_SIZE("the tensor 'table' has a negative dimension") {
    @Override
    void change(ModelProto.Builder model) {
      model.getGraphBuilder().getInitializerBuilder(0).setDims(0, -1);
    }
  };

  private final String reasons;

  HostileGraph(String... reasons) {
    this.reasons = String.join("\n", reasons);
  }

  abstract void change(ModelProto.Builder model);

  /** Writes a model that has nothing wrong but this. */
  public void write(TinyModels models, String name) {
    models.write(name).model(name, changed(this::change));
  }

  /** Returns what the refusal must say. */
  public List<String> reasons() {
    return reasons.lines().toList();
  }

  /** Changes a model. */
  @FunctionalInterface
  interface Change {
    void of(ModelProto.Builder model);
  }

  /** Returns the file of a small encoder that was changed. */
  static byte[] changed(Change change) {
    try {
      ModelProto.Builder model = ModelProto.parseFrom(TinyModels.encoder().toBytes()).toBuilder();
      change.of(model);
      return model.build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  static void add(ModelProto.Builder model, NodeProto.Builder node) {
    model.getGraphBuilder().addNode(node);
  }

  static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output + "_node")
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  private static FunctionProto twice(String name, String called) {
    return FunctionProto.newBuilder()
        .setName(name)
        .setDomain("local")
        .addInput("in")
        .addOutput("out")
        .addNode(node(called, "once", "in").setDomain("local"))
        .addNode(node(called, "out", "once").setDomain("local"))
        .build();
  }

  /** Returns a node that does one thing or the same. */
  static NodeProto.Builder branch(String output, NodeProto.Builder inner) {
    return node("If", output, "table")
        .addAttribute(graphOf("then_branch", inner))
        .addAttribute(graphOf("else_branch", node("Identity", output + "_else", "table")));
  }

  private static AttributeProto graphOf(String attribute, NodeProto.Builder node) {
    GraphProto graph =
        GraphProto.newBuilder()
            .setName(attribute)
            .addNode(node)
            .addOutput(OnnxGraph.value(node.getOutput(0), OnnxGraph.FLOAT))
            .build();
    return AttributeProto.newBuilder()
        .setName(attribute)
        .setType(AttributeProto.AttributeType.GRAPH)
        .setG(graph)
        .build();
  }
}
