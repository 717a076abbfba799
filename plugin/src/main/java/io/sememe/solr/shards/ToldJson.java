// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.shards;

import io.sememe.solr.SolrErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.noggit.JSONParser;

/**
 * JSON that nodes tell each other in a parameter. It comes with a request, so it may be anything;
 * it is read event by event, as lists within lists would overflow the stack. Not thread-safe.
 */
public final class ToldJson {
  private final String parameter;
  private final JSONParser json;

  /**
   * Creates a reader.
   *
   * @param parameter where the text was found, for messages
   */
  public ToldJson(String parameter, String text) {
    this.parameter = parameter;
    this.json = new JSONParser(text);
  }

  /** Reads a part, from the event that comes next. */
  @FunctionalInterface
  public interface Part<T> {
    /**
     * Reads it.
     *
     * @throws IOException never, as the text is in memory; JSON's parser says so
     */
    T read() throws IOException;
  }

  /**
   * Reads all of it.
   *
   * @throws SolrException 400 when it is not what is read
   */
  public <T> T read(Part<T> whole) {
    try {
      T read = whole.read();
      require(JSONParser.EOF, "something comes after the list");
      return read;
    } catch (JSONParser.ParseException | NumberFormatException e) {
      throw malformed("it is no JSON");
    } catch (IOException e) {
      throw new SolrException(ErrorCode.SERVER_ERROR, "a text cannot be read", e);
    }
  }

  /**
   * Makes sure of the next event.
   *
   * @param event one of {@link JSONParser}'s
   * @param otherwise what the answer says when another one comes
   */
  public void require(int event, String otherwise) throws IOException {
    if (json.nextEvent() != event) {
      throw malformed(otherwise);
    }
  }

  /** Reads a text. */
  public String string(String otherwise) throws IOException {
    require(JSONParser.STRING, otherwise);
    return json.getString();
  }

  /** Reads a number, which may be too large to be finite. */
  public double number(String otherwise) throws IOException {
    int event = json.nextEvent();
    if (event != JSONParser.LONG && event != JSONParser.NUMBER && event != JSONParser.BIGNUMBER) {
      throw malformed(otherwise);
    }
    return json.getDouble();
  }

  /**
   * Reads lists up to the end of the list that they are in.
   *
   * @param list reads one, behind its first event
   * @param most how many there may be
   * @param name what each is, in the singular, and what they are, in the plural
   */
  public <T> List<T> lists(Part<T> list, int most, String name, String names) throws IOException {
    List<T> lists = new ArrayList<>();
    int event = json.nextEvent();
    while (event == JSONParser.ARRAY_START) {
      if (lists.size() == most) {
        throw malformed("it has more than " + most + " " + names);
      }
      lists.add(list.read());
      event = json.nextEvent();
    }
    if (event != JSONParser.ARRAY_END) {
      throw malformed("a " + name + " is a list");
    }
    return lists;
  }

  /** Returns the answer to what is something else. */
  public SolrException malformed(String why) {
    return SolrErrors.badRequest(
        parameter
            + " is what nodes tell each other, not for clients; it was not understood: "
            + why);
  }
}
