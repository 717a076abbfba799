// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import io.sememe.command.CommandException;
import io.sememe.command.Sums;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Whether the jars are there, whole, and once. */
final class JarChecks {
  private static final String JARS = "jars";
  private static final Pattern VERSION = Pattern.compile("-\\d[^/]*\\.jar$");

  /** Each is in one of our jars, and in no jar of Solr's. */
  private static final List<String> MARKS =
      List.of(
          "ai/onnxruntime/OrtEnvironment.class",
          "io/sememe/encoder/Encoders.class",
          "io/sememe/solr/Sememe.class");

  /** Where there is much and no jar that is loaded. */
  private static final Set<String> NOT_SEARCHED = Set.of("models", "natives", "data", ".add");

  private final SetUp setUp;
  private final List<Finding> findings = new ArrayList<>();

  private JarChecks(SetUp setUp) {
    this.setUp = setUp;
  }

  static List<Finding> of(SetUp setUp) {
    JarChecks checks = new JarChecks(setUp);
    checks.installed();
    checks.elsewhere();
    if (checks.findings.isEmpty()) {
      checks.findings.add(Finding.ok(JARS, "all in " + setUp.lib() + ", once"));
    }
    return checks.findings;
  }

  private void installed() {
    List<Path> there = jars(setUp.lib());
    if (setUp.archive().isEmpty()) {
      MARKS.forEach(mark -> requireMark(there, mark));
      return;
    }
    for (Path jar : jars(setUp.archive().get().resolve("lib"))) {
      require(jar, there);
    }
  }

  private void requireMark(List<Path> jars, String mark) {
    if (jars.stream().noneMatch(jar -> has(jar, List.of(mark)))) {
      missing("no jar in " + setUp.lib() + " has the class " + mark);
    }
  }

  private void require(Path jar, List<Path> there) {
    String name = String.valueOf(jar.getFileName());
    List<String> same =
        there.stream()
            .map(one -> String.valueOf(one.getFileName()))
            .filter(one -> artifact(one).equals(artifact(name)))
            .toList();
    Path installed = setUp.lib().resolve(name);
    if (same.isEmpty()) {
      missing(name + " is not in " + setUp.lib());
    } else if (same.size() > 1) {
      fail("there are several versions of one jar: " + same, "delete all but " + name);
    } else if (!same.contains(name)) {
      fail(
          same.get(0) + " is of another version than this command",
          "put " + name + " in its place, with the other jars of the archive's lib");
    } else if (!Sums.sha256(jar).equals(Sums.sha256(installed))) {
      fail(
          name + " is not the one of this archive: damaged, or another build",
          "copy " + jar + " to " + setUp.lib());
    }
  }

  // The GPU's artifact has the same classes as the other.
  private static String artifact(String jar) {
    return VERSION.matcher(jar).replaceFirst("").replace("onnxruntime_gpu", "onnxruntime");
  }

  private void missing(String text) {
    fail(text, "copy all jars of the archive's lib to " + setUp.lib() + " (INSTALL.md, step 2)");
  }

  private void fail(String text, String mend) {
    findings.add(Finding.fail(JARS, text, mend + ", and restart Solr"));
  }

  private void elsewhere() {
    for (Path jar : foundElsewhere()) {
      if (has(jar, MARKS)) {
        fail("a second copy: " + jar, remedy(jar) + ": the jars belong only in " + setUp.lib());
      }
    }
  }

  private String remedy(Path jar) {
    Path folder = jar.resolveSibling("").toAbsolutePath();
    return isLib(folder) ? "remove the link " + folder : "delete it";
  }

  private boolean isLib(Path folder) {
    try {
      return Files.isSameFile(folder, setUp.lib());
    } catch (IOException e) {
      return false; // one of them is not there
    }
  }

  // By whatever name; but a core that has the node's folder for its own loads the jars again.
  private boolean isOnlyLib(Path folder) {
    return isLib(folder) && !Files.exists(folder.resolveSibling("core.properties"));
  }

  private List<Path> foundElsewhere() {
    List<Path> found = new ArrayList<>();
    try {
      // Solr follows links when it looks for cores, and the home may be one itself.
      Files.walkFileTree(
          setUp.home(),
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new Search(found));
    } catch (IOException e) {
      throw new CommandException("cannot search " + setUp.home() + ": " + e, e);
    }
    return found;
  }

  /** Collects jars outside of the node's lib. */
  private final class Search extends SimpleFileVisitor<Path> {
    private final List<Path> found;

    private Search(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skipped =
          isOnlyLib(folder)
              || (!folder.equals(setUp.home())
                  && NOT_SEARCHED.contains(String.valueOf(folder.getFileName())));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(".jar")) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }

  /** Returns the jars of a folder, sorted; none where there is no folder. */
  static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new CommandException("cannot read " + folder + ": " + e, e);
    }
  }

  private static boolean has(Path jar, List<String> classes) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return classes.stream().anyMatch(name -> zip.getEntry(name) != null);
    } catch (IOException e) {
      return false; // what cannot be opened has no classes
    }
  }
}
