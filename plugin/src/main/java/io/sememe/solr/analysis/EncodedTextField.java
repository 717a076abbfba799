// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.SolrErrors;
import java.io.IOException;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.IndexableField;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.schema.TextField;
import org.jspecify.annotations.Nullable;

/**
 * A text field whose index analyzer runs a model. Solr has every replica analyse every text; a
 * field of this type also takes texts that were analysed already, by the node that received them:
 * {@code io.sememe.solr.update.AnalysisUpdateProcessorFactory} in the update chain sees to that. In
 * all else it is a {@code solr.TextField}.
 *
 * <pre>{@code
 * <fieldType name="text_contextual" class="io.sememe.solr.analysis.EncodedTextField">
 *   <analyzer type="index">
 *     <tokenizer name="standard"/>
 *     <filter name="contextualEmbedding" model="bge-small-en-v1.5"/>
 *     <filter name="lowercase"/>
 *   </analyzer>
 *   <analyzer type="query">
 *     <tokenizer name="standard"/>
 *     <filter name="lowercase"/>
 *   </analyzer>
 * </fieldType>
 * }</pre>
 *
 * <p>An analysed text is an array of bytes, which clients never send. Where one turns out to have
 * been analysed by another analyzer than this schema's, or for a field without positions that has
 * some now, also in term vectors (the schema has changed meanwhile), its text is analysed here.
 * Bytes that are no analysed text are refused with 400.
 *
 * <p>Without the processor, and for a partial update of another field of a document that is in the
 * index already, the schema analyses the stored text: on each replica. {@code
 * SEMEME.<model>.schemaTexts} in Solr's metrics counts these texts. Highlighting that analyses
 * stored texts is counted there as well: {@code storeOffsetsWithPositions="true"} avoids it.
 */
public class EncodedTextField extends TextField {
  private volatile @Nullable String fingerprint;

  /**
   * Analyses a text in this thread with the index analyzer, for all replicas.
   *
   * @param field the name of a field of this type
   * @return what a document has instead of the text
   * @throws org.apache.solr.common.SolrException 503 when a model cannot be had now
   */
  public byte[] analyse(String field, String text) throws IOException {
    return ReceivingNode.analysing(
        () -> AnalysedText.write(fingerprint(), text, getIndexAnalyzer().tokenStream(field, text)));
  }

  @Override
  public @Nullable IndexableField createField(SchemaField field, Object value) {
    if (!(value instanceof byte[] bytes)) {
      return super.createField(field, value);
    }
    AnalysedText analysed = read(field, bytes);
    IndexableField made = super.createField(field, analysed.text());
    if (made instanceof Field replayed && field.indexed() && fits(analysed, field)) {
      replayed.setTokenStream(analysed.tokens());
    }
    return made;
  }

  private boolean fits(AnalysedText analysed, SchemaField field) {
    return analysed.fingerprint().equals(fingerprint())
        && (!analysed.isWeighted() || hasNoPlaces(field));
  }

  // Beside places, Lucene would take weights for a fault of its own and close the index.
  private static boolean hasNoPlaces(SchemaField field) {
    return (field.omitPositions() || field.omitTermFreqAndPositions())
        && !field.storeTermPositions()
        && !field.storeTermOffsets();
  }

  private static AnalysedText read(SchemaField field, byte[] bytes) {
    try {
      return AnalysedText.read(bytes);
    } catch (IllegalArgumentException e) {
      throw SolrErrors.badRequest(
          "field '" + field.getName() + "': " + e.getMessage() + "; send text");
    }
  }

  // Not when the type is made: its analyzers are set after that.
  private String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      known = EncodedTextFingerprint.of(getTypeName(), getIndexAnalyzer());
      fingerprint = known;
    }
    return known;
  }
}
