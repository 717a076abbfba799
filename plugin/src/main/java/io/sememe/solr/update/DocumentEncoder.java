// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.solr.SolrErrors;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.solr.common.SolrException;
import org.apache.solr.update.AddUpdateCommand;

/**
 * Starts to encode documents. Looks for its models and fields when a document comes: a request that
 * only deletes or commits needs neither.
 */
final class DocumentEncoder {
  /** How long a document may wait for the encoder, a model that is still loading included. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Targets NO_TARGETS = new Targets(List.of(), List.of());
  private static final SourceText NO_TEXT = new SourceText(List.of());

  private final List<String> sources;
  private final Targets unknown;
  private final String idField;
  private final TargetVectors vectors;
  private final TargetFinder targets;
  private final Lookups lookups;

  /**
   * Creates an encoder.
   *
   * @param idField the schema's unique key
   * @param hashed whether unchanged text can be recognised
   * @param targets finds what documents are encoded for
   * @param stored what the collection has
   */
  DocumentEncoder(
      EmbeddingConfig config,
      String idField,
      boolean hashed,
      TargetFinder targets,
      StoredDocuments stored) {
    this.sources = config.sources();
    this.unknown = new Targets(List.of(), List.of(config.dest()));
    this.idField = idField;
    this.vectors = new TargetVectors(config.maker(idField));
    this.targets = targets;
    this.lookups = new Lookups(config.sources(), hashed, stored);
  }

  /** Returns the name of the schema's unique key. */
  String idField() {
    return idField;
  }

  /** Returns whether a document is better started together with others, to be looked up at once. */
  boolean isLookedUp(AddUpdateCommand command) {
    return lookups.areFor(command);
  }

  /** Starts to encode documents. What goes wrong with one is told by {@link #await}. */
  List<StartedDocument> start(List<AddUpdateCommand> commands) {
    Map<AddUpdateCommand, StartedDocument> started = withoutId(commands);
    started.putAll(withoutModel(left(commands, started)));
    startAll(left(commands, started))
        .forEach(document -> started.put(document.command(), document));
    return commands.stream().map(command -> Objects.requireNonNull(started.get(command))).toList();
  }

  private static List<AddUpdateCommand> left(
      List<AddUpdateCommand> commands, Map<AddUpdateCommand, StartedDocument> started) {
    return commands.stream().filter(command -> !started.containsKey(command)).toList();
  }

  // What has no id, or several, can neither be looked up nor be indexed, and stops nothing else.
  private Map<AddUpdateCommand, StartedDocument> withoutId(List<AddUpdateCommand> commands) {
    Map<AddUpdateCommand, StartedDocument> failed = new HashMap<>();
    for (AddUpdateCommand command : commands) {
      try {
        command.getPrintableId();
      } catch (SolrException e) {
        failed.put(command, failed(command, e));
      }
    }
    return failed;
  }

  // An update that neither text nor vectors are concerned by needs no model; nor does one that
  // cannot be made.
  private Map<AddUpdateCommand, StartedDocument> withoutModel(List<AddUpdateCommand> commands) {
    Map<AddUpdateCommand, StartedDocument> started = new HashMap<>();
    List<AddUpdateCommand> partial = commands.stream().filter(PartialUpdate::isOne).toList();
    if (partial.isEmpty()) {
      return started;
    }
    try {
      VectorFields fields = targets.fields();
      partial.forEach(
          command ->
              withoutModel(command, fields).ifPresent(document -> started.put(command, document)));
    } catch (RuntimeException e) {
      partial.forEach(command -> started.put(command, failed(command, e)));
    }
    return started;
  }

  private Optional<StartedDocument> withoutModel(AddUpdateCommand partial, VectorFields fields) {
    try {
      return new PartialUpdate(partial, idField).concerns(sources, fields)
          ? Optional.empty()
          : Optional.of(unread(partial, FieldUpdate.PARTIAL, NO_TARGETS, StoredDocument.ABSENT));
    } catch (RuntimeException e) {
      return Optional.of(failed(partial, e));
    }
  }

  private List<StartedDocument> startAll(List<AddUpdateCommand> commands) {
    if (commands.isEmpty()) {
      return List.of();
    }
    Deadline deadline = Deadline.in(PATIENCE);
    try {
      Targets found = targets.find(deadline);
      Lookup lookup = lookups.of(commands, found);
      return commands.stream().map(command -> start(command, found, lookup, deadline)).toList();
    } catch (RuntimeException e) {
      return commands.stream().map(command -> failed(command, beforeAnyText(e))).toList();
    }
  }

  // What a model cannot do was asked for by the configuration, and is no document's failure.
  private static RuntimeException beforeAnyText(RuntimeException e) {
    boolean impossible = e instanceof EncoderException found && found.kind() == Kind.BAD_INPUT;
    return impossible ? SolrErrors.of((EncoderException) e) : e;
  }

  /** Starts a document anew, of which the collection turned out to have another version. */
  StartedDocument startAgain(AddUpdateCommand command) {
    return start(List.of(command)).get(0);
  }

  /**
   * Returns a document, started anew when it was not known in time what it is to be encoded for:
   * its model may have been loaded while the documents before it were being indexed.
   */
  StartedDocument known(StartedDocument document) {
    return document.isUnknown() && isLate(document.vectors().get(0))
        ? startAgain(document.command())
        : document;
  }

  private static boolean isLate(PendingVectors failed) {
    try {
      failed.await();
      return false;
    } catch (EncoderException e) {
      return e.kind() == Kind.TIMEOUT || e.kind() == Kind.LOADING;
    } catch (RuntimeException e) {
      return false; // told when it is sent
    }
  }

  /**
   * Waits for a document's vectors. Its patience counts from its turn on: when it has run out while
   * the documents before it were being indexed, however slowly, the text gets another chance.
   *
   * @throws EncoderException when the document has none
   * @throws SolrException when it cannot be indexed
   */
  List<DocumentVectors> await(StartedDocument document) {
    Deadline patience = Deadline.in(PATIENCE);
    try {
      return TargetVectors.await(document.vectors());
    } catch (EncoderException e) {
      if (e.kind() != Kind.TIMEOUT || patience.expired() || document.isUnknown()) {
        throw e;
      }
      return TargetVectors.await(vectors.start(document, patience));
    }
  }

  private StartedDocument start(
      AddUpdateCommand command, Targets found, Lookup lookup, Deadline deadline) {
    try {
      return PartialUpdate.isOne(command)
          ? partial(command, found, lookup, deadline)
          : whole(command, found, lookup, deadline);
    } catch (RuntimeException e) {
      return failed(command, e); // those that were started before it are on their way
    }
  }

  private StartedDocument whole(
      AddUpdateCommand command, Targets found, Lookup lookup, Deadline deadline) {
    StartedDocument document = unread(command, FieldUpdate.WHOLE, found, lookup.find(command));
    return started(
        document, () -> SourceText.of(command.getSolrInputDocument(), sources), deadline);
  }

  private StartedDocument partial(
      AddUpdateCommand command, Targets found, Lookup lookup, Deadline deadline) {
    PartialUpdate partial = new PartialUpdate(command, idField);
    StoredDocument known = lookup.findOrThrow(command);
    return started(
        unread(command, FieldUpdate.PARTIAL, found, known),
        () -> partial.text(known, sources),
        deadline);
  }

  private static StartedDocument unread(
      AddUpdateCommand command, FieldUpdate update, Targets found, StoredDocument known) {
    return new StartedDocument(command, update, found, known, NO_TEXT, List.of());
  }

  // A document whose text cannot be read keeps its targets: it may be indexed without their
  // vectors.
  private StartedDocument started(
      StartedDocument unread, Supplier<SourceText> text, Deadline deadline) {
    try {
      StartedDocument document = unread.of(text.get());
      return document.with(vectors.start(document, deadline));
    } catch (EncoderException e) {
      return unread.with(List.of(PendingVectors.failed(e)));
    }
  }

  private StartedDocument failed(AddUpdateCommand command, RuntimeException why) {
    FieldUpdate update = PartialUpdate.isOne(command) ? FieldUpdate.PARTIAL : FieldUpdate.WHOLE;
    return unread(command, update, unknown, StoredDocument.ABSENT)
        .with(List.of(PendingVectors.failed(why)));
  }
}
