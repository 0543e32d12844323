package io.softdelete.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the -all jar promises: one file, nothing of ours or others' in anybody's way. */
final class PackagingIT {
  private static final Path ALL_JAR = Path.of(System.getProperty("softdelete.all.jar"));

  @Test
  void everyClassIsOurs() throws Exception {
    try (JarFile jar = new JarFile(ALL_JAR.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(name).startsWith("io/softdelete/"));
    }
  }

  @Test
  void licencesAndModuleNameAreInside() throws Exception {
    try (JarFile jar = new JarFile(ALL_JAR.toFile())) {
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
      assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
      assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
          .isEqualTo("io.softdelete.jdbc");
    }
  }

  @Test
  void serviceLoaderFindsTheDriver() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {ALL_JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      List<String> drivers =
          ServiceLoader.load(Driver.class, loader).stream()
              .map(provider -> provider.type().getName())
              .toList();
      assertThat(drivers).containsExactly("io.softdelete.jdbc.SoftDeleteDriver");
    }
  }
}
