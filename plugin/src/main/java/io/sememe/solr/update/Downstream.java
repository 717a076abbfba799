// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.io.IOException;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.jspecify.annotations.Nullable;

/**
 * The processors behind this one. Most commands go through them as they are: in a cluster they are
 * sent to the leaders while the request goes on, and what goes wrong there shows when it finishes.
 * An update whose outcome is needed at once goes through processors of its own, after everything
 * before it has arrived. Not thread-safe.
 */
final class Downstream {
  /** Makes the processors behind this one anew. */
  interface Segments {

    /** Returns processors for any number of commands. */
    UpdateRequestProcessor another();

    /** Returns processors for one document, whose version conflicts are always thrown. */
    UpdateRequestProcessor forOne(AddUpdateCommand command);
  }

  private final UpdateRequestProcessor first;
  private final Segments more;
  private @Nullable UpdateRequestProcessor current;
  private boolean busy;

  /**
   * Creates the way downstream.
   *
   * @param first what Solr has put behind this processor; Solr closes it
   * @param more makes the same anew
   */
  Downstream(UpdateRequestProcessor first, Segments more) {
    this.first = first;
    this.current = first;
    this.more = more;
  }

  /** Returns the processors that the next command goes through. */
  UpdateRequestProcessor next() {
    UpdateRequestProcessor next = current == null ? more.another() : current;
    current = next;
    busy = true;
    return next;
  }

  /**
   * Waits until what went before has arrived: it may be about the document that comes next. What
   * was refused of it is thrown, and is no failure of that document.
   */
  void settle() throws IOException {
    if (busy) {
      finish();
    }
  }

  /**
   * Sends a document and waits until it has been indexed; what is refused is thrown. Whatever went
   * before has been settled.
   */
  void addNow(AddUpdateCommand command) throws IOException {
    try (UpdateRequestProcessor own = more.forOne(command)) {
      addTo(own, command);
    }
  }

  /** Waits until everything has arrived; what was refused meanwhile is thrown. */
  void finish() throws IOException {
    UpdateRequestProcessor before = current;
    current = null;
    busy = false;
    if (before != null) {
      end(before);
    }
  }

  private static void addTo(UpdateRequestProcessor own, AddUpdateCommand command)
      throws IOException {
    try {
      own.processAdd(command);
    } catch (IOException | RuntimeException e) {
      finishAfter(own, e);
      throw e;
    }
    own.finish();
  }

  private void end(UpdateRequestProcessor processor) throws IOException {
    try {
      processor.finish();
    } finally {
      if (processor != first) {
        processor.close();
      }
    }
  }

  private static void finishAfter(UpdateRequestProcessor processor, Exception failure) {
    try {
      processor.finish();
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
