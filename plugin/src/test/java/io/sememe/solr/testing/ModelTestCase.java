// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import com.carrotsearch.randomizedtesting.annotations.ThreadLeakScope;
import com.carrotsearch.randomizedtesting.annotations.ThreadLeakScope.Scope;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.solr.analysis.EncodersResourceLoader;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.lucene.tests.analysis.BaseTokenStreamTestCase;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.junit.AfterClass;
import org.junit.BeforeClass;

/**
 * Lucene's checks of analysis components, with the models that ship. The threads of the encoder
 * live as long as the models, not as long as a test.
 */
@ThreadLeakScope(Scope.NONE)
public abstract class ModelTestCase extends BaseTokenStreamTestCase {
  /** The default model. */
  protected static final String MODEL = "bge-small-en-v1.5";

  private static Encoders encoders;

  @BeforeClass
  public static void openEncoders() {
    Path models = Path.of(System.getProperty("sememe.test.models"));
    encoders = new Encoders(EncoderSettings.of(models));
    encoders.textEmbedder(MODEL).space(Deadline.in(Duration.ofMinutes(1)));
  }

  @AfterClass
  public static void closeEncoders() {
    encoders.close();
    encoders = null;
  }

  /** Returns what brings the models that ship to analysis chains. */
  protected static EncodersResourceLoader models() {
    return new EncodersResourceLoader(encoders, new ClasspathResourceLoader(ModelTestCase.class));
  }
}
