// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

/**
 * A way to encode documents that is compared. What each does is told by the class of its kind in
 * the module of the peers.
 */
public enum Peer {
  SEMEME("sememe", "sememe", 0),
  /** ONNX Runtime, called carefully by hand. */
  ORT("ort", "ort", 1),
  /** Vespa's HuggingFaceEmbedder. */
  VESPA("vespa", "vespa", 1),
  /** langchain4j's {@code embedAll}, with all documents in one call. */
  LANGCHAIN4J("langchain4j", "langchain4j", 0),
  /** langchain4j's {@code embed}, one document after the other. */
  LANGCHAIN4J_SINGLE("langchain4j-single", "langchain4j", 1),
  /** Spring AI's {@code embed(List)} of 16 documents: what its batches of documents are like. */
  SPRINGAI("springai", "springai", 16),
  SPRINGAI_1("springai-1", "springai", 1),
  SPRINGAI_32("springai-32", "springai", 32);

  private final String label;
  private final String kind;
  private final int batch;

  Peer(String label, String kind, int batch) {
    this.label = label;
    this.kind = kind;
    this.batch = batch;
  }

  /** Its name in the keys of figures. */
  public String label() {
    return label;
  }

  /** What kind of process it is. */
  public String kind() {
    return kind;
  }

  /** How many documents a call takes; 0 for all. */
  public int batch() {
    return batch;
  }

  /**
   * Whether its vectors have to be ours. Those of Spring AI need not: it knows one pooling only,
   * and a document's vector depends on the documents it is padded with.
   */
  public boolean mustAgree(ModelSpec model) {
    return switch (this) {
      case SPRINGAI, SPRINGAI_32 -> false;
      case SPRINGAI_1 -> model.meanPooling();
      default -> true;
    };
  }
}
