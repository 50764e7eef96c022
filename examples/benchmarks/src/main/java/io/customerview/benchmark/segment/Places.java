package io.customerview.benchmark.segment;

import io.customerview.examples.quickstart.generate.CustomerBase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Brazilian cities by the number of their people, and industries by the number of companies. */
final class Places {

  /** A city and its state, by abbreviation. */
  record City(String name, String state) {}

  final Choice<City> cities;
  final Choice<String> industries;

  Places() {
    List<City> names = new ArrayList<>();
    List<Double> people = new ArrayList<>();
    String state = "";
    for (String line : lines("places.txt")) {
      String[] parts = line.split(";", -1);
      if (line.startsWith("=")) {
        state = parts[0].substring(1);
      } else {
        names.add(new City(parts[0], state));
        people.add(Double.valueOf(parts[1]));
      }
    }
    cities = new Choice<>(names, weights(people));
    List<String> industryNames = new ArrayList<>();
    List<Double> companies = new ArrayList<>();
    for (String line : lines("industries.txt")) {
      String[] parts = line.split(";", -1);
      industryNames.add(parts[0]);
      companies.add(Double.valueOf(parts[1]));
    }
    industries = new Choice<>(industryNames, weights(companies));
  }

  private static double[] weights(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<String> lines(String name) {
    try (InputStream stream = CustomerBase.class.getResourceAsStream(name);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    Objects.requireNonNull(stream, name), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
