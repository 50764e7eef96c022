package io.customerview.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A module as it goes into its jar: its classes and its descriptor.
 *
 * @param classes every class of the module
 * @param descriptor what its {@code module-info} says
 */
public record ShippedModule(JavaClasses classes, ModuleDescriptor descriptor) {

  /** Reads the module of the project in the working directory. */
  public static ShippedModule compiled() {
    return read(Path.of("target", "classes"));
  }

  static ShippedModule read(Path folder) {
    try (InputStream descriptor = Files.newInputStream(folder.resolve("module-info.class"))) {
      return new ShippedModule(
          new ClassFileImporter().importPath(folder), ModuleDescriptor.read(descriptor));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the packages that every other module may use. */
  public Set<String> exportedPackages() {
    return descriptor.exports().stream()
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the packages that should be exported: all that are not internal. */
  public Set<String> packagesForOthers() {
    return classes.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> !name.isEmpty() && InternalAtHome.homeOf(name).isEmpty())
        .filter(this::holdsMoreThanItsDescription)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the modules that a host reads by reading this one. */
  public Set<String> modulesPassedOn() {
    return descriptor.requires().stream()
        .filter(required -> required.modifiers().contains(Modifier.TRANSITIVE))
        .map(ModuleDescriptor.Requires::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean holdsMoreThanItsDescription(String packageName) {
    return classes.stream()
        .anyMatch(
            type ->
                type.getPackageName().equals(packageName)
                    && !type.getSimpleName().equals("package-info"));
  }
}
