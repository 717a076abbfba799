// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.solr.analysis.WordVectorPayload;
import io.sememe.solr.contextual.IncomparableWordsException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

/** What cannot be compared is refused, and what has nothing to compare is a plain word. */
final class ComparedFieldTest {
  private static final float[] VECTOR = {0.6f, 0.8f};
  private static final Meaning MEANING = new Meaning(0.25, 0, 1);
  private static final Query BANK =
      new ContextualTermQuery(new QueryWord(term("bank"), VECTOR), WordIndex.SPACE, MEANING);

  @Test
  void vectors_of_another_space_are_refused() throws IOException {
    BytesRef foreign = WordVectorPayload.write(VECTOR, "ffffffff");
    IncomparableWordsException refusal =
        assertThrows(IncomparableWordsException.class, () -> search(BANK, field("bank", foreign)));
    assertEquals(Reason.OTHER_SPACE, refusal.reason());
    assertEquals(
        "field 'text' has vectors of words that model 'fake' (fingerprint "
            + WordIndex.FINGERPRINT
            + ") did not make: index the documents again or name the model that made them",
        refusal.getMessage());
  }

  @Test
  void a_field_without_payloads_is_refused() {
    for (IndexableField field :
        List.of(
            new TextField("text", "bank", Store.NO), new StringField("text", "bank", Store.NO))) {
      IncomparableWordsException refusal =
          assertThrows(IncomparableWordsException.class, () -> search(BANK, field));
      assertEquals(Reason.NO_VECTORS, refusal.reason());
      assertEquals(
          "field 'text' has no payloads: its index analyzer needs the filter contextualEmbedding, and documents that were"
              + " indexed without it must be indexed again",
          refusal.getMessage());
    }
  }

  @Test
  void whoever_searches_decides_what_is_thrown() {
    WordSpace space =
        new WordSpace(
            "text",
            "fake",
            WordIndex.FINGERPRINT,
            e -> new UnsupportedOperationException(e.reason().name()));
    Query query = new ContextualTermQuery(new QueryWord(term("bank"), VECTOR), space, MEANING);
    UnsupportedOperationException thrown =
        assertThrows(
            UnsupportedOperationException.class,
            () -> search(query, new TextField("text", "bank", Store.NO)));
    assertEquals("NO_VECTORS", thrown.getMessage());
  }

  @Test
  void nothing_is_found_where_the_field_or_the_word_is_missing() throws IOException {
    assertEquals(0, search(BANK).totalHits.value);
    assertEquals(0, search(BANK, field("river", payload())).totalHits.value);
  }

  @Test
  void a_segment_without_vectors_has_plain_words() throws IOException {
    IndexableField without = new TextField("text", "bank", Store.NO);
    TopDocs plain = search(new TermQuery(term("bank")), field("bank", payload()), without);
    TopDocs found = search(BANK, field("bank", payload()), without);
    assertEquals(plain.scoreDocs[0].score, found.scoreDocs[0].score, 1e-3);
    assertEquals(0.75 * plain.scoreDocs[1].score, found.scoreDocs[1].score, 1e-6);
    assertEquals(2, found.scoreDocs[1].doc);
  }

  @Test
  void an_index_of_empty_texts_has_nothing_to_compare_and_is_not_refused() throws IOException {
    assertEquals(0, search(BANK, new TextField("text", "", Store.NO)).totalHits.value);
  }

  @Test
  void a_phrase_finds_its_words_within_the_largest_slop() throws IOException {
    PhraseQuery phrase = new PhraseQuery(Integer.MAX_VALUE, "text", "river", "bank");
    Query contextual =
        new ContextualPhraseQuery(
            phrase,
            List.of(new QueryWord(term("river"), VECTOR), new QueryWord(term("bank"), VECTOR)),
            WordIndex.SPACE,
            MEANING);
    float plain = search(phrase, text("the", "river", "bank")).scoreDocs[0].score;
    float found = search(contextual, text("the", "river", "bank")).scoreDocs[0].score;
    assertEquals(plain, found, 1e-3 * plain);
  }

  @Test
  void a_word_that_the_model_has_no_vector_of_is_a_plain_word() throws IOException {
    Query query = new ContextualTermQuery(new QueryWord(term("bank")), WordIndex.SPACE, MEANING);
    TopDocs plain = search(new TermQuery(term("bank")), field("bank", payload()));
    TopDocs found = search(query, field("bank", payload()));
    assertEquals(0.75 * plain.scoreDocs[0].score, found.scoreDocs[0].score, 1e-6);
  }

  @Test
  void a_vector_of_another_dimension_is_none() throws IOException {
    BytesRef longer = WordVectorPayload.write(new float[] {1, 2, 3}, WordIndex.FINGERPRINT);
    TopDocs plain = search(new TermQuery(term("bank")), field("bank", longer));
    TopDocs found = search(BANK, field("bank", longer));
    assertEquals(0.75 * plain.scoreDocs[0].score, found.scoreDocs[0].score, 1e-6);
  }

  private static BytesRef payload() {
    return WordVectorPayload.write(VECTOR, WordIndex.FINGERPRINT);
  }

  private static Term term(String word) {
    return new Term("text", word);
  }

  private static IndexableField field(String word, BytesRef payload) {
    return new TextField("text", WordToken.stream(List.of(new WordToken(word, 1, payload))));
  }

  private static IndexableField text(String... words) {
    return new TextField(
        "text",
        WordToken.stream(Stream.of(words).map(word -> new WordToken(word, 1, payload())).toList()));
  }

  /** Searches documents, each of which has one field and is a segment. */
  private static TopDocs search(Query query, IndexableField... fields) throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        writer.addDocument(new Document());
        for (IndexableField field : fields) {
          writer.commit();
          writer.addDocument(List.of(field));
        }
      }
      try (IndexReader reader = DirectoryReader.open(directory)) {
        return new IndexSearcher(reader).search(query, 10);
      }
    }
  }
}
