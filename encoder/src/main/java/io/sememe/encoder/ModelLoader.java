// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.Fingerprint;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a model folder and makes sure that it does what it says: descriptor, hashes, tokenizer,
 * session, signature, and two probe runs at the edges of what requests can send. What is wrong is
 * found here, not on somebody's document.
 */
final class ModelLoader {
  private static final Logger log = LoggerFactory.getLogger(ModelLoader.class);

  private static final String JOIN_REFUSED = "joinTexts cannot be had: ";

  /** How far apart a text's values may lie alone and in a joined run: rounding. */
  private static final float SAME = 1e-4f;

  private final ModelDescriptor descriptor;
  private final FileHashes hashes;
  private final UsageCounter usage;

  private ModelLoader(ModelDescriptor descriptor, UsageCounter usage) {
    this.descriptor = descriptor;
    this.usage = usage;
    this.hashes = FileHashes.verify(descriptor);
  }

  /**
   * Loads.
   *
   * @param usage counts what goes through the model once it is loaded
   * @throws EncoderException FAILED with the reason; nothing stays open
   */
  static OpenModel load(ModelFolder folder, UsageCounter usage) {
    try {
      return new ModelLoader(DescriptorReader.read(folder), usage).open();
    } catch (EncoderException e) {
      String reason = "model '" + folder.name() + "': " + e.getMessage();
      log.warn("A model could not be loaded: {}", reason);
      throw new EncoderException(Kind.FAILED, reason, e);
    }
  }

  private OpenModel open() {
    ModelFolder folder = descriptor.folder();
    TextTokenizer tokenizer = TextTokenizer.open(folder.file(descriptor.tokenizerFile()));
    try {
      EncoderSession session = openSession(folder.file(descriptor.modelFile()));
      try {
        return check(tokenizer, session);
      } catch (RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private EncoderSession openSession(Path file) {
    return switch (descriptor.task()) {
      case TEXT_EMBEDDING, PAIR_SCORING ->
          EncoderSession.open(
              file, descriptor.output(), descriptor.pooling(), descriptor.rewrites());
      case TOKEN_EMBEDDING ->
          EncoderSession.openStates(file, descriptor.output(), descriptor.rewrites());
    };
  }

  private OpenModel check(TextTokenizer tokenizer, EncoderSession session) {
    VectorForm form = form(session.width());
    int maxTokens = descriptor.limits().inForce();
    requireRoomForText(tokenizer, maxTokens);
    // The last row of both tables, with a token that means something: some models give padding no
    // position.
    long token = tokenizer.highestId();
    probe(session, form, repeated(token, 1), "the highest token number");
    probe(
        session,
        form,
        repeated(token, maxTokens),
        "the longest text that maxTokens and config.json allow");
    RunPolicy policy = policy(session, token);
    hashes.requireUnchanged(descriptor.folder());
    EmbeddingSpace space =
        new EmbeddingSpace(
            descriptor.folder().name(),
            form.dimension(),
            form.normalize(),
            maxTokens,
            Fingerprint.of(descriptor, hashes, form).hex());
    log.info("{} is ready; token limits stated: {}", space, descriptor.limits().stated());
    return new OpenModel(
        new ModelFacts(descriptor, form, space, policy),
        tokenizer,
        session,
        new LazySession<>(this::openStates),
        usage);
  }

  // Some time later: the files must still be those that were hashed.
  private EncoderSession openStates() {
    ModelFolder folder = descriptor.folder();
    EncoderSession states =
        EncoderSession.openStates(
            folder.file(descriptor.modelFile()), descriptor.output(), descriptor.rewrites());
    try {
      hashes.requireUnchanged(folder);
      return states;
    } catch (RuntimeException e) {
      states.close();
      throw e;
    }
  }

  private void requireRoomForText(TextTokenizer tokenizer, int maxTokens) {
    for (Role role : Role.values()) {
      if (maxTokens <= tokenizer.specialTokens() || fills(tokenizer, role, maxTokens)) {
        throw descriptor
            .folder()
            .failed(
                "a limit of "
                    + maxTokens
                    + " tokens leaves none for the text of a "
                    + role.label());
      }
    }
  }

  private boolean fills(TextTokenizer tokenizer, Role role, int maxTokens) {
    String prefix = descriptor.prefix(role);
    return tokenizer.tokenize(prefix, "", maxTokens, 1).encoding().length() == maxTokens;
  }

  private VectorForm form(int width) {
    int dimension = descriptor.dimension().orElse(width);
    if (dimension > width) {
      throw descriptor
          .folder()
          .failed("dimension " + dimension + " is asked for, the model gives " + width);
    }
    return new VectorForm(descriptor.pooling(), dimension, descriptor.normalize());
  }

  private static long[] repeated(long token, int times) {
    long[] ids = new long[times];
    Arrays.fill(ids, token);
    return ids;
  }

  private RunPolicy policy(EncoderSession session, long token) {
    if (!descriptor.joinTexts()) {
      return RunPolicy.ALONE;
    }
    if (!session.isJoinable()) {
      throw joinRefused("the model quantises while it runs, so texts would change each other");
    }
    requireJoining(session, new long[] {token, token});
    return RunPolicy.EQUAL_LENGTHS;
  }

  private void requireJoining(EncoderSession session, long[] text) {
    float[] alone = session.run(text);
    List<float[]> joined;
    try {
      joined = session.run(List.of(text, text));
    } catch (EncoderException e) {
      throw descriptor
          .folder()
          .failed(JOIN_REFUSED + "the model takes one text at a time (" + e.getMessage() + ")", e);
    }
    if (!joined.stream().allMatch(row -> isClose(row, alone))) {
      throw joinRefused("texts change each other");
    }
  }

  private EncoderException joinRefused(String reason) {
    return descriptor.folder().failed(JOIN_REFUSED + reason);
  }

  private static boolean isClose(float[] row, float[] other) {
    for (int i = 0; i < row.length; i++) {
      if (Math.abs(row[i] - other[i]) > SAME * Math.max(1, Math.abs(other[i]))) {
        return false;
      }
    }
    return true;
  }

  private static void probe(EncoderSession session, VectorForm form, long[] ids, String what) {
    try {
      form.vectorOf(session.run(ids));
    } catch (EncoderException e) {
      String message = what + " (" + ids.length + " tokens up to number " + ids[0] + ")";
      throw new EncoderException(
          Kind.FAILED, "the trial run failed on " + message + ": " + e.getMessage(), e);
    }
  }
}
