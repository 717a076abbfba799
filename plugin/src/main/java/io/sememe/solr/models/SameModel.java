// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.models;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sees to it that what is made goes by the fingerprint of the model that made it: between the call
 * that asks for the fingerprint and the one that encodes, another model may have taken its place.
 */
public final class SameModel {
  private SameModel() {}

  /**
   * Makes something, and makes it again where another model took the place of the first meanwhile.
   *
   * @param fingerprint asks the model that is in place now; what it throws ends this
   * @param maker makes it, given the fingerprint that the model had before
   */
  public static <T> T made(Supplier<String> fingerprint, Function<String, T> maker) {
    return made(fingerprint.get(), fingerprint, maker);
  }

  /**
   * Does the same for somebody who knows the fingerprint.
   *
   * @param asked what the model that was in place was just asked for
   */
  public static <T> T made(String asked, Supplier<String> fingerprint, Function<String, T> maker) {
    String before = asked;
    while (true) {
      T made = maker.apply(before);
      String after = fingerprint.get();
      if (after.equals(before)) {
        return made;
      }
      before = after;
    }
  }

  /**
   * Makes sure that what was just begun has the model that it is meant for.
   *
   * @param wanted the fingerprint that the model had before
   * @param fingerprint asks the model that is in place now
   * @param giveUp gives up what was begun, where it has another model, or that cannot be told
   * @throws EncoderException LOADING when another took its place; what asking throws
   */
  public static void require(
      String model, String wanted, Supplier<String> fingerprint, Runnable giveUp) {
    try {
      if (!fingerprint.get().equals(wanted)) {
        throw new EncoderException(
            Kind.LOADING,
            "model '" + model + "' was loaded anew from other files meanwhile; try again");
      }
    } catch (RuntimeException | Error e) {
      giveUp.run();
      throw e;
    }
  }
}
