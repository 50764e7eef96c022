package io.customerview.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerview.testkit.SampleIdentities;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SampleIdentitiesTest {

  private static List<Object> samples(long seed) {
    SampleIdentities samples = SampleIdentities.seeded(seed);
    return Stream.generate(samples::name)
        .limit(50)
        .flatMap(
            name ->
                Stream.<Object>of(
                    name,
                    samples.cpf(),
                    samples.cnpj(),
                    samples.letteredCnpj(),
                    samples.nit(),
                    samples.mobile(),
                    samples.fixedLine(),
                    samples.email(name)))
        .toList();
  }

  @Test
  @DisplayName("REG-8: samples of one seed are the same each time, of another are others")
  void seeded() {
    assertThat(samples(7)).isEqualTo(samples(7)).isNotEqualTo(samples(8));
  }
}
