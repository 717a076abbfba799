// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A tokenizer file that would cost more than it should, and what its refusal must say. */
public enum HostileTokenizer {
  EXPLODING_PATTERN("'(a+)+b' has a repetition of what itself varies") {
    @Override
    void change(ObjectNode json) {
      split(json, "(a+)+b");
    }
  },
  EXPLODING_ALTERNATIVES("'(?:a|a)*b' has a repetition of what itself varies") {
    @Override
    void change(ObjectNode json) {
      split(json, "(?:a|a)*b");
    }
  },
  PATTERN_OF_HIGH_POWER("has more than 2 repetitions without an end in a row") {
    @Override
    void change(ObjectNode json) {
      split(json, "a*a*a*a*a*a*b");
    }
  },
  PATTERN_THAT_LOOKS_BACK("has a reference to what was matched before") {
    @Override
    void change(ObjectNode json) {
      split(json, "(a*)\\1");
    }
  },
  GROWING_TEXT("makes a text more than 64 times as long") {
    @Override
    void change(ObjectNode json) {
      ArrayNode steps =
          json.putObject("normalizer").put("type", "Sequence").putArray("normalizers");
      for (int i = 0; i < 10; i++) {
        ObjectNode step = steps.addObject().put("type", "Replace").put("content", "aaaaaaaa");
        step.putObject("pattern").put("String", "a");
      }
    }
  },
  MANY_STEPS("its normalizer has more than 20000 values") {
    @Override
    void change(ObjectNode json) {
      ArrayNode steps =
          json.putObject("normalizer").put("type", "Sequence").putArray("normalizers");
      for (int i = 0; i < 10_000; i++) {
        steps.addObject().put("type", "Lowercase");
      }
    }
  },
  UNKNOWN_STEP("it has a step 'Download', which is not known") {
    @Override
    void change(ObjectNode json) {
      json.putObject("pre_tokenizer").put("type", "Download");
    }
  },
  DEEP("the tokenizer file is not valid JSON", "nesting depth") {
    @Override
    void change(ObjectNode json) {
      ArrayNode level = json.putArray("decoder");
      for (int i = 0; i < 900; i++) {
        level = level.addArray();
      }
    }
  },
  HUGE_NUMBER("the number of a token must be one from 0 to 3999999, got: '4000000000'") {
    @Override
    void change(ObjectNode json) {
      ((ObjectNode) json.at("/model/vocab")).put("far", 4_000_000_000L);
    }
  },
  HUGE_ADDED_NUMBER("the number of a token must be one from 0 to 3999999, got: '4000000000'") {
    @Override
    void change(ObjectNode json) {
      ((ArrayNode) json.path("added_tokens"))
          .addObject()
          .put("id", 4_000_000_000L)
          .put("content", "far");
    }
  },
  NUMBER_THAT_IS_NONE("the number of a token must be one from 0 to 3999999, got: 'one'") {
    @Override
    void change(ObjectNode json) {
      ((ObjectNode) json.at("/model/vocab")).put("the", "one");
    }
  },
  NO_VOCABULARY("its vocabulary is neither a map nor a list") {
    @Override
    void change(ObjectNode json) {
      ((ObjectNode) json.path("model")).put("vocab", "all");
    }
  };

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String reasons;

  HostileTokenizer(String... reasons) {
    this.reasons = String.join("\n", reasons);
  }

  abstract void change(ObjectNode json);

  /** Writes a model that has nothing wrong but this. */
  public void write(TinyModels models, String name) {
    try {
      ObjectNode json = (ObjectNode) MAPPER.readTree(TinyTokenizer.create().toJson());
      change(json);
      models.write(name).text(name, "tokenizer.json", json.toString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns what the refusal must say. */
  public List<String> reasons() {
    return reasons.lines().toList();
  }

  private static void split(ObjectNode json, String pattern) {
    ObjectNode step = json.putObject("pre_tokenizer").put("type", "Split");
    step.put("behavior", "Isolated").put("invert", false);
    step.putObject("pattern").put("Regex", pattern);
  }
}
