// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model file whose weights lie where they may not, and what its refusal must say. But for those
 * that are missing, the file is there and holds them: a reader that did not care would succeed.
 */
public enum HostileWeights {
  MISSING("'weights.bin'; it is missing beside the model file") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading("weights.bin"));
    }
  },
  A_FOLDER_ABOVE("'../elsewhere.bin'; weights lie in the model's folder, without '..'") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading("../elsewhere.bin"));
    }
  },
  DOWN_AND_UP("'sub/../../elsewhere.bin'; weights lie in the model's folder, without '..'") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.file(name, "sub/weights.bin", weights());
      models.model(name, reading("sub/../../elsewhere.bin"));
    }
  },
  FULL_PATH("without '..' and full paths") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading(elsewhere.toString()));
    }
  },
  WINDOWS_PATH("without '..' and full paths") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading("C:\\weights.bin"));
    }
  },
  NO_NAME("without '..' and full paths") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading(""));
    }
  },
  MEMORY("it reads the file '*/_ORT_MEM_ADDR_/*'; it is missing") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading("*/_ORT_MEM_ADDR_/*", entry("offset", "4096")));
    }
  },
  LINK("'weights.bin'; it must be a file of its own") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) throws IOException {
      models.model(name, reading("weights.bin"));
      Files.createSymbolicLink(models.path(name, "weights.bin"), elsewhere);
    }
  },
  LINKED_FOLDER("'sub/elsewhere.bin'; it must be a file of its own") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) throws IOException {
      models.model(name, reading("sub/elsewhere.bin"));
      Files.createSymbolicLink(models.path(name, "sub"), models.folder());
    }
  },
  SECOND_NAME("'weights.bin'; it must be a file of its own") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) throws IOException {
      models.model(name, reading("weights.bin"));
      models.file(name, "sub/first.bin", weights());
      Files.createLink(models.path(name, "weights.bin"), models.path(name, "sub/first.bin"));
    }
  },
  DEVICE("'weights.bin'; it must be a file of its own") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) throws IOException {
      models.model(name, reading("weights.bin"));
      Files.createSymbolicLink(models.path(name, "weights.bin"), Path.of("/dev/zero"));
    }
  },
  PIPE("'weights.bin'; it must be a file of its own") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) throws IOException {
      models.model(name, reading("weights.bin"));
      makePipe(models.path(name, "weights.bin"));
    }
  },
  NOT_HASHED("'notes.txt'; no hash is made of it") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading("notes.txt"));
      models.file(name, "notes.txt", weights());
    }
  },
  BEYOND_THE_END("the tensor 'table' lies beyond the end of the file 'weights.bin'") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading("weights.bin", entry("length", "1000000")));
      models.file(name, "weights.bin", weights());
    }
  },
  BEFORE_THE_START("the tensor 'table' lies beyond the end of the file 'weights.bin'") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading("weights.bin", entry("offset", "-8")));
      models.file(name, "weights.bin", weights());
    }
  },
  BEYOND_ALL_NUMBERS("the tensor 'table' lies beyond the end of the file 'weights.bin'") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading("weights.bin", entry("offset", "9223372036854775808")));
      models.file(name, "weights.bin", weights());
    }
  },
  TWO_PLACES("the tensor 'table' says of its file 'location'") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      StringStringEntryProto first = entry("location", "weights.bin");
      models.model(name, reading("../elsewhere.bin", first));
      models.file(name, "weights.bin", weights());
    }
  },
  UNKNOWN_WORD("the tensor 'table' says of its file 'prepacked_0'") {
    @Override
    void write(TinyModels models, String name, Path elsewhere) {
      models.model(name, reading("weights.bin", entry("prepacked_0", "key|0;8;")));
      models.file(name, "weights.bin", weights());
    }
  };

  private final String reasons;

  HostileWeights(String... reasons) {
    this.reasons = String.join("\n", reasons);
  }

  abstract void write(TinyModels models, String name, Path elsewhere) throws IOException;

  /** Writes a model that has nothing wrong but this. */
  public void write(TinyModels models, String name) {
    try {
      Path elsewhere = models.folder().resolve("elsewhere.bin");
      Files.write(elsewhere, weights());
      models.write(name);
      write(models, name, elsewhere);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the refusal must say. */
  public List<String> reasons() {
    return reasons.lines().toList();
  }

  private static byte[] weights() {
    return TinyModels.encoder().weights();
  }

  /** Returns a model whose table lies in a file. */
  private static byte[] reading(String location, StringStringEntryProto... entries) {
    try {
      byte[] bytes = TinyModels.encoder().weightsIn(location).toBytes();
      ModelProto.Builder model = ModelProto.parseFrom(bytes).toBuilder();
      TensorProto.Builder table = model.getGraphBuilder().getInitializerBuilder(0);
      for (StringStringEntryProto entry : entries) {
        replace(table, entry);
      }
      return model.build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static void replace(TensorProto.Builder table, StringStringEntryProto entry) {
    for (int i = 0; i < table.getExternalDataCount(); i++) {
      if (table.getExternalData(i).getKey().equals(entry.getKey())
          && !entry.getKey().equals("location")) {
        table.setExternalData(i, entry);
        return;
      }
    }
    table.addExternalData(entry);
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private static void makePipe(Path path) throws IOException {
    try {
      int exit = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IOException("mkfifo ended with " + exit);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
