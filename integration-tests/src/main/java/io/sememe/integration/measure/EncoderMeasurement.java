// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.encoder.EncoderPlan;
import io.sememe.integration.measure.encoder.EncoderPlan.Part;
import io.sememe.integration.measure.encoder.EncoderRun;
import io.sememe.integration.measure.peers.Peer;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.measure.texts.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How fast texts become vectors, beside every other encoder in Java. */
final class EncoderMeasurement implements Measurement {

  static final Set<String> OPTIONS = Set.of("model", "rounds", "texts", "storm", "peers", "parts");
  private static final int DEFAULT_ROUNDS = 7;
  private static final int DEFAULT_TEXTS = 400;

  @Override
  public String name() {
    return "encoder";
  }

  @Override
  public String usage() {
    return "encoder [--model NAME] [--rounds N] [--texts N] [--storm MINUTES] [--peers "
        + String.join(",", peerLabels())
        + "] [--parts peers,roofline,linear,load] [DIR]: documents per second, time of a query and"
        + " memory beside every other encoder in Java, on generated texts and on the first of a"
        + " collection in BEIR layout; vs.PEER is documents per second, ours over theirs: above 1"
        + " ours is ahead; query_p50.vs.PEER is the time of a query of 12 tokens, ours over"
        + " theirs: below 1 ours is ahead; springai is Spring AI with 16 texts per call,"
        + " langchain4j its embedAll";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    return EncoderRun.of(plan(Arguments.parse(words, OPTIONS)));
  }

  static EncoderPlan plan(Arguments arguments) throws UsageException, IOException {
    return new EncoderPlan(
        arguments.option("model").orElse(DEFAULT_MODEL),
        corpora(arguments),
        arguments.number("rounds").orElse(DEFAULT_ROUNDS),
        arguments.number("storm").orElse(0),
        peers(arguments),
        parts(arguments));
  }

  private static List<Corpus> corpora(Arguments arguments) throws UsageException, IOException {
    int size = arguments.number("texts").orElse(DEFAULT_TEXTS);
    List<Corpus> corpora = new ArrayList<>();
    corpora.add(Corpus.generated(size));
    Optional<Path> folder = arguments.folderIfAny();
    if (folder.isPresent()) {
      corpora.add(Corpus.firstOf(BeirCollection.read(folder.get()), size));
    }
    return corpora;
  }

  /** Those that are named, and always ours. */
  private static List<Peer> peers(Arguments arguments) throws UsageException {
    List<String> named = arguments.choices("peers", peerLabels()).orElse(peerLabels());
    return Arrays.stream(Peer.values())
        .filter(peer -> peer == Peer.SEMEME || named.contains(peer.label()))
        .toList();
  }

  private static List<String> peerLabels() {
    return Arrays.stream(Peer.values()).map(Peer::label).toList();
  }

  private static Set<Part> parts(Arguments arguments) throws UsageException {
    List<String> labels = Arrays.stream(Part.values()).map(EncoderMeasurement::label).toList();
    List<String> named = arguments.choices("parts", labels).orElse(labels);
    return Set.copyOf(
        Arrays.stream(Part.values()).filter(part -> named.contains(label(part))).toList());
  }

  private static String label(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
