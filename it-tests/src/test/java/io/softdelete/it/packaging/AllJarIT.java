package io.softdelete.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

/** The driver where applications put it: one jar, a class path, a module path. */
final class AllJarIT {
  private static final String ALL_JAR = System.getProperty("softdelete.all.jar");

  @Test
  void oneJarIsEnough() throws Exception {
    assertThat(SeparateJvm.run("-cp", path(ALL_JAR, SeparateJvm.classPath("h2-"), testClasses())))
        .isEqualTo("1 of 2");
  }

  @Test
  void oneJarIsAModule() throws Exception {
    assertThat(
            SeparateJvm.run(
                "--module-path",
                path(ALL_JAR, SeparateJvm.classPath("h2-")),
                "--add-modules",
                "io.softdelete.jdbc,com.h2database",
                "-cp",
                testClasses()))
        .isEqualTo("1 of 2");
  }

  @Test
  void jarsAreModules() throws Exception {
    assertThat(
            SeparateJvm.run(
                "--module-path",
                SeparateJvm.classPath(
                    "softdelete-", "jsqlparser-", "caffeine-", "snakeyaml-engine-", "h2-"),
                "--add-modules",
                "io.softdelete.jdbc,com.h2database",
                "-cp",
                testClasses()))
        .isEqualTo("1 of 2");
  }

  private static String testClasses() {
    return SeparateJvm.classPath("test-classes");
  }

  private static String path(String... entries) {
    return String.join(File.pathSeparator, entries);
  }
}
