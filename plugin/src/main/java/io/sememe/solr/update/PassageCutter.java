// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.TextEmbedder;
import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts documents into passages, and sees to it that they do not become too many. */
final class PassageCutter {
  private final PassageConfig config;

  PassageCutter(PassageConfig config) {
    this.config = config;
  }

  /**
   * The passages of a document.
   *
   * @param context what is encoded before each of them, empty when nothing is
   * @param fields the fields that were cut, with what became of each
   * @param dropped how many passages at the end have been left out
   */
  record Cut(String context, List<CutField> fields, int dropped) {}

  /**
   * A field and its passages.
   *
   * @param text all of the field's text
   * @param spans where its passages lie; at least one
   */
  record CutField(SourceText.FieldText text, List<TextSpan> spans) {

    Passage passage(int number) {
      TextSpan span = spans.get(number);
      String words = text.text().substring(span.start(), span.end());
      return new Passage(text.field(), span, words);
    }
  }

  /**
   * Cuts.
   *
   * @throws EncoderException BAD_INPUT when there are too many passages, and where {@link
   *     TextEmbedder#passages} throws it
   */
  Cut cut(SourceText text, TextEmbedder embedder, Deadline deadline) {
    List<SourceText.FieldText> bodies = bodies(text);
    String context = context(text);
    List<CutField> fields = cut(bodies, config.plan(), embedder, deadline);
    int count = count(fields);
    if (count <= config.most()) {
      return new Cut(context, fields, 0);
    }
    return switch (config.beyond()) {
      case FAIL -> throw tooMany(count, config.plan());
      case CUT -> new Cut(context, first(fields), count - config.most());
      case WIDEN -> new Cut(context, widened(bodies, config.plan(), count, embedder, deadline), 0);
    };
  }

  /** Returns what is encoded before each passage of a document; empty when nothing is. */
  String context(SourceText text) {
    List<SourceText.FieldText> before = text.fields().stream().filter(this::isContext).toList();
    return before.size() == text.fields().size() ? "" : new SourceText(before).whole();
  }

  // A document that has nothing but what should stand before its passages has that to say.
  private List<SourceText.FieldText> bodies(SourceText text) {
    List<SourceText.FieldText> bodies =
        text.fields().stream().filter(field -> !isContext(field)).toList();
    return bodies.isEmpty() ? text.fields() : bodies;
  }

  private boolean isContext(SourceText.FieldText field) {
    return config.context().contains(field.field());
  }

  private static List<CutField> cut(
      List<SourceText.FieldText> bodies, PassagePlan plan, TextEmbedder embedder, Deadline until) {
    List<CutField> fields = new ArrayList<>();
    for (SourceText.FieldText body : bodies) {
      List<TextSpan> spans = embedder.passages(body.text(), plan, until);
      if (!spans.isEmpty()) {
        fields.add(new CutField(body, spans));
      }
    }
    return fields;
  }

  private List<CutField> first(List<CutField> fields) {
    List<CutField> first = new ArrayList<>();
    int room = config.most();
    for (CutField field : fields) {
      int taken = Math.min(room, field.spans().size());
      if (taken > 0) {
        first.add(new CutField(field.text(), field.spans().subList(0, taken)));
      }
      room -= taken;
    }
    return first;
  }

  // As many times longer as there are too many; the model's limit ends it.
  private List<CutField> widened(
      List<SourceText.FieldText> bodies,
      PassagePlan tooShort,
      int count,
      TextEmbedder embedder,
      Deadline deadline) {
    PassagePlan plan = longer(tooShort, count);
    List<CutField> fields;
    try {
      fields = cut(bodies, plan, embedder, deadline);
    } catch (EncoderException e) {
      throw e.kind() == Kind.BAD_INPUT ? tooMany(count, tooShort, e) : e;
    }
    int passages = count(fields);
    return passages <= config.most() ? fields : widened(bodies, plan, passages, embedder, deadline);
  }

  private PassagePlan longer(PassagePlan plan, int passages) {
    long tokens = (long) plan.tokens() * passages / config.most() + 1;
    return new PassagePlan(
        plan.unit(), (int) Math.min(tokens, Integer.MAX_VALUE), plan.overlap(), plan.language());
  }

  private static int count(List<CutField> fields) {
    return fields.stream().mapToInt(field -> field.spans().size()).sum();
  }

  private EncoderException tooMany(int count, PassagePlan plan) {
    return tooMany(count, plan, null);
  }

  private EncoderException tooMany(int count, PassagePlan plan, @Nullable EncoderException cause) {
    return new EncoderException(
        Kind.BAD_INPUT,
        "its text gives "
            + count
            + " passages of up to "
            + plan.tokens()
            + " tokens, maxPassages is "
            + config.most()
            + ": split the document, raise maxPassages or passageTokens, or set beyondMaxPassages"
            + (cause == null ? "" : " (" + cause.getMessage() + ")"),
        cause);
  }
}
