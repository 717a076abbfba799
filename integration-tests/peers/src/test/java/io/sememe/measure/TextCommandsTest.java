// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCommandsTest {

  @TempDir private Path folder;

  private final LengthPeer peer = new LengthPeer();
  private final Map<String, Command> commands = TextCommands.of(peer, new Texts());

  @BeforeEach
  void give_it_texts() throws Exception {
    Path texts = Files.write(folder.resolve("texts"), List.of("a", "four"));
    Path queries = Files.write(folder.resolve("queries"), List.of("who"));
    assertEquals("count=2", tell("texts", texts.toString()));
    assertEquals("count=1", tell("queries", queries.toString()));
  }

  @Test
  void vectors_are_written_texts_first() throws Exception {
    Path file = folder.resolve("vectors");
    assertEquals("count=3", tell("vectors", file.toString()));
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      assertEquals(3, in.readInt());
      for (float expected : new float[] {1, 4, -3}) {
        assertEquals(1, in.readInt());
        assertEquals(expected, in.readFloat());
      }
      assertEquals(-1, in.read());
    }
  }

  @Test
  void times_are_whole_nanoseconds() throws Exception {
    assertTrue(tell("embed").matches("nanos=\\d+"));
    assertTrue(tell("query", "5").matches("nanos=\\d+(,\\d+){4}"));
  }

  @Test
  void the_first_texts_can_be_encoded_alone() throws Exception {
    tell("embed");
    tell("embed", "1");
    assertEquals(List.of(2, 1), peer.jobs);
  }

  @Test
  void escapes_in_a_file_stand_for_what_they_stand_for_in_java() throws Exception {
    Path file = Files.write(folder.resolve("escaped"), List.of("two\\nlines \\\\n"));
    Texts texts = new Texts();
    texts.readDocuments(file.toString());
    assertEquals(List.of("two\nlines \\n"), texts.documents());
  }

  private String tell(String command, String... arguments) throws Exception {
    return commands.get(command).obey(List.of(arguments));
  }

  /** The vector of a text is its length, negative where it is encoded alone. */
  private static final class LengthPeer implements TextPeer {

    private final List<Integer> jobs = new ArrayList<>();

    @Override
    public List<float[]> encode(List<String> texts) {
      jobs.add(texts.size());
      return texts.stream().map(text -> new float[] {text.length()}).toList();
    }

    @Override
    public float[] encodeOne(String text) {
      return new float[] {-text.length()};
    }
  }
}
