// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.solr.RequestTime;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.texts.DocumentText;
import io.sememe.solr.texts.TextBatch;
import io.sememe.solr.texts.TextReader;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.response.ResultContext;
import org.apache.solr.response.transform.DocTransformer;
import org.apache.solr.search.DocIterator;
import org.apache.solr.search.DocList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes answers into a request's documents. Of one request. */
final class AnswerTransformer extends DocTransformer {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  /** Their answers lie in memory together. */
  private static final int MOST_DOCUMENTS = 1000;

  private final String name;
  private final AnsweredFields fields;
  private final DocumentAnswers wanted;
  private @Nullable Map<Integer, List<NamedList<Object>>> ofPage;

  /**
   * Creates a transformer.
   *
   * @param name the field that it writes
   * @param fields what is read
   */
  AnswerTransformer(String name, AnsweredFields fields, DocumentAnswers wanted) {
    this.name = name;
    this.fields = fields;
    this.wanted = wanted;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean needsSolrIndexSearcher() {
    return true;
  }

  /** Reads all documents of a page: as many together as memory has room for. */
  @Override
  public void setContext(ResultContext found) {
    super.setContext(found);
    DocList page = found.getDocList();
    ofPage = page == null ? null : read(found, numbers(page));
  }

  @Override
  @SuppressWarnings("deprecation") // Solr calls it where no scores were asked for.
  public void transform(SolrDocument document, int id) {
    if (id >= 0) {
      // Real-time get has no page.
      Map<Integer, List<NamedList<Object>>> all =
          ofPage == null ? read(context, List.of(id)) : ofPage;
      write(document, all.getOrDefault(id, List.of()));
    }
  }

  private void write(SolrDocument document, List<NamedList<Object>> answers) {
    if (!answers.isEmpty()) {
      document.setField(name, wanted.count().isPresent() ? answers : answers.get(0));
    }
  }

  private static List<NamedList<Object>> shown(List<FoundAnswer> answers) {
    return answers.stream().map(AnswerTransformer::shown).toList();
  }

  private static NamedList<Object> shown(FoundAnswer answer) {
    NamedList<Object> shown = new SimpleOrderedMap<>();
    answer.write(shown);
    answer.writePlace(shown);
    return shown;
  }

  private static List<Integer> numbers(DocList page) {
    List<Integer> numbers = new ArrayList<>();
    for (DocIterator all = page.iterator(); all.hasNext() && numbers.size() < MOST_DOCUMENTS; ) {
      numbers.add(all.nextDoc());
    }
    return numbers;
  }

  private Map<Integer, List<NamedList<Object>>> read(ResultContext found, List<Integer> documents) {
    Map<Integer, List<NamedList<Object>>> read = new HashMap<>();
    try {
      Deadline deadline = RequestTime.deadline(found.getRequest());
      TextReader reader = fields.reader(found, wanted.kind(deadline));
      Iterator<Integer> left = documents.iterator();
      while (left.hasNext() && !deadline.expired()) {
        // Written at once: an answer keeps the whole text that it is from.
        wanted
            .read(texts(reader, left), deadline)
            .forEach((document, answers) -> read.put(document, shown(answers)));
      }
    } catch (EncoderException e) {
      if (!RequestTime.isOver(found.getRequest(), e)) {
        throw SolrErrors.of(e);
      }
      log.debug("Not all answers: {}", e.getMessage());
    } catch (IOException e) {
      throw new SolrException(ErrorCode.SERVER_ERROR, "field " + name + " cannot be read", e);
    }
    return read;
  }

  private static AskedTexts<Integer> texts(TextReader reader, Iterator<Integer> documents)
      throws IOException {
    AskedTexts<Integer> texts = new AskedTexts<>();
    TextBatch batch = new TextBatch();
    while (documents.hasNext() && !batch.isFull()) {
      int document = documents.next();
      List<DocumentText> read = reader.read(document);
      batch.add(read);
      read.forEach(text -> texts.add(document, text));
    }
    return texts;
  }
}
