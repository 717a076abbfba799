// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sentences with one word, some of them in one sense and as many in the other. Each was written
 * before it was encoded, and none was changed since.
 *
 * <p>What does not hold is on record: {@link #MISSES}, three of 60 sentences; and a ninth word,
 * "match" (fire, game), is left out because the default model does not keep its senses apart: four
 * of its six sentences were nearest to one of the other sense.
 *
 * @param word the word
 * @param one the sentences of one sense
 * @param other the sentences of the other sense
 */
public record Senses(String word, List<String> one, List<String> other) {
  /** The sentences that the default model puts nearest to one of the other sense. */
  static final Set<String> MISSES =
      Set.of(
          "Grill the bass with lemon and serve it with rice.",
          "The seal balanced a ball on its nose.",
          "The car plant employs four thousand workers.");

  boolean isOne(String sentence) {
    return one.contains(sentence);
  }

  @Override
  public String toString() {
    return word;
  }

  /** Returns the words with their sentences. */
  public static Stream<Senses> words() {
    return Stream.of(
        new Senses(
            "bank",
            List.of(
                "She opened a savings account at the bank.",
                "The bank approved his mortgage after checking his income.",
                "The robbers escaped from the bank with two million in cash.",
                "My bank charges a fee for every transfer abroad."),
            List.of(
                "We sat on the grassy bank and watched the river flow by.",
                "The boat was tied to a tree on the muddy bank of the stream.",
                "After the flood, the river had washed away its left bank.",
                "Otters dig their dens in the bank just above the water.")),
        new Senses(
            "bass",
            List.of(
                "He plays bass in a jazz band.",
                "The bass and the drums keep the rhythm of the song.",
                "She tuned the strings of her electric bass before the concert.",
                "Turn the bass down, the speakers are booming."),
            List.of(
                "He caught a five pound bass in the lake.",
                "Grill the bass with lemon and serve it with rice.",
                "Striped bass swim up the river to spawn.",
                "The angler threw the little bass back into the water.")),
        new Senses(
            "crane",
            List.of(
                "The crane lifted the steel beam to the tenth floor.",
                "A tower crane collapsed at the building site.",
                "The operator climbed into the cab of the crane.",
                "Containers are unloaded from the ship by a crane in the harbour."),
            List.of(
                "The crane spread its wings and flew over the marsh.",
                "A pair of cranes built their nest among the reeds.",
                "The whooping crane is one of the rarest birds in America.",
                "In autumn the cranes migrate south in long flocks.")),
        new Senses(
            "python",
            List.of(
                "I wrote a script in Python to parse the log files.",
                "Python has libraries for statistics and machine learning.",
                "The function is defined in a Python module.",
                "You can install Python packages with pip."),
            List.of(
                "The python wrapped itself around its prey and squeezed.",
                "A python can swallow a small deer whole.",
                "The zoo keeper fed the python a rat.",
                "The snake in the terrarium is a ball python from Africa.")),
        new Senses(
            "spring",
            List.of(
                "In spring the cherry trees blossom.",
                "The birds return from the south every spring.",
                "Winter is over and spring has finally come.",
                "We plant the tomatoes in late spring."),
            List.of(
                "The spring in the mattress is broken.",
                "A compressed spring stores mechanical energy.",
                "The valve is closed by a steel spring.",
                "He replaced the worn coil spring of the suspension.")),
        new Senses(
            "seal",
            List.of(
                "The seal balanced a ball on its nose.",
                "A seal pup lay on the ice beside its mother.",
                "Polar bears hunt seals at their breathing holes.",
                "The grey seal dived into the sea after a fish."),
            List.of(
                "The rubber seal of the pump leaks oil.",
                "Replace the worn seal around the window to keep the rain out.",
                "The seal between the pipe and the flange is not tight.",
                "A damaged door seal lets cold air out of the fridge.")),
        new Senses(
            "mouse",
            List.of(
                "Click the left button of the mouse to select a file.",
                "My wireless mouse needs a new battery.",
                "Drag the window to the other screen with the mouse."),
            List.of(
                "The cat chased a mouse through the kitchen.",
                "A field mouse feeds on seeds and insects.",
                "The owl swooped down and seized the mouse.")),
        new Senses(
            "plant",
            List.of(
                "The plant needs water and a lot of light.",
                "This plant has red flowers and thorny stems.",
                "Caterpillars ate all the leaves of the plant."),
            List.of(
                "The car plant employs four thousand workers.",
                "The company will close its plant near the harbour.",
                "Production at the plant stopped when the strike began.")));
  }
}
