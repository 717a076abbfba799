// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.limits.RequestLimits;
import io.sememe.solr.texts.DocumentText;
import io.sememe.solr.texts.FieldPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The texts of documents in which an answer is looked for, each of them once however many documents
 * have it. Not thread-safe.
 *
 * @param <D> what a document is known by
 */
final class AskedTexts<D> {
  private final List<AnswerText> texts = new ArrayList<>();
  private final List<List<Owner<D>>> owners = new ArrayList<>();
  private final Map<Read, Integer> places = new HashMap<>();

  /**
   * A document that has a text.
   *
   * @param document the document
   * @param text its text
   */
  record Owner<D>(D document, DocumentText text) {}

  /** All that decides on the answers in a text. */
  private record Read(String text, List<TextSpan> parts) {}

  /** Adds a text of a document, of which only the parts are read that were asked for. */
  void add(D document, DocumentText text) {
    List<TextSpan> parts = text.parts().stream().map(FieldPart::part).toList();
    AnswerText read = new AnswerText(text.text().text(), text.text().tokens(), parts);
    int place = places.computeIfAbsent(new Read(read.text(), parts), unknown -> append(read));
    if (texts.get(place).tokens() == null) {
      texts.set(place, read);
    }
    owners.get(place).add(new Owner<>(document, text));
  }

  private int append(AnswerText text) {
    texts.add(text);
    owners.add(new ArrayList<>());
    return texts.size() - 1;
  }

  /**
   * Makes sure that they are not too long together.
   *
   * @param most how many UTF-16 chars they may have
   * @throws org.apache.solr.common.SolrException 400 when they have more
   */
  void requireAtMost(int most) {
    long characters = texts.stream().mapToLong(text -> text.text().length()).sum();
    if (characters > most) {
      throw SolrErrors.badRequest(
          "the documents bring "
              + characters
              + " characters in which an answer is looked for, the limit is "
              + most
              + " ("
              + RequestLimits.ANSWER_CHARACTERS
              + "); ask fewer documents (ans.depth) or fields (ans.f)");
    }
  }

  /** Returns the texts, in the order in which they were added first. */
  List<AnswerText> texts() {
    return texts;
  }

  /** Returns the documents that have a text, in the order in which they were added. */
  List<Owner<D>> owners(int text) {
    return owners.get(text);
  }

  /** Returns how many documents have a text among those from a place on. */
  long documentsFrom(int place) {
    return owners.subList(place, owners.size()).stream()
        .flatMap(List::stream)
        .map(Owner::document)
        .distinct()
        .count();
  }
}
