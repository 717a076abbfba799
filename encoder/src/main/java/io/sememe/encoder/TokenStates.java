// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.Place;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.Runner;
import java.util.List;
import java.util.Optional;

/**
 * Runs an open model for a row per token, special tokens included. Its session is opened on first
 * use. On a CPU one text per run: most are as long as texts get. Thread-safe.
 */
final class TokenStates implements Runner, AutoCloseable {
  private final ModelCalls calls;
  private final LazySession<EncoderSession> session;
  private final RunForm runs;

  TokenStates(ModelCalls calls, LazySession<EncoderSession> session, RunForm runs) {
    this.calls = calls;
    this.session = session;
    this.runs = runs;
  }

  /**
   * Opens the session if it is not.
   *
   * @throws EncoderException FAILED when the model cannot be opened for this; UNLOADED when it is
   *     being closed
   */
  void open() {
    calls.leased(session::get);
  }

  /**
   * Returns how many floats a row has.
   *
   * @throws EncoderException as {@link #open} does
   */
  int width() {
    return calls.leased(session::get).width();
  }

  @Override
  public List<float[]> run(List<long[]> ids) {
    return calls.leased(() -> calls.run(session.get()::run, runs.policy(), ids));
  }

  @Override
  public RunPolicy policy() {
    return runs.policy();
  }

  @Override
  public Optional<Place> place() {
    return runs.place();
  }

  /** Closes the session if it is open, after the calls have been drained. */
  @Override
  public void close() {
    session.close();
  }
}
