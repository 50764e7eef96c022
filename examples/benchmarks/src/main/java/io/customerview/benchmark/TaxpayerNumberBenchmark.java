package io.customerview.benchmark;

import br.com.caelum.stella.validation.CNPJValidator;
import br.com.caelum.stella.validation.CPFValidator;
import io.customerview.identity.Cnpj;
import io.customerview.identity.Cpf;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Checking the numbers of the Brazilian taxpayers, beside caelum-stella: ours are to be at least 20
 * times as fast.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TaxpayerNumberBenchmark {

  /** As it is kept, and as people write it. */
  @Param({"plain", "written"})
  public String form = "";

  private final CPFValidator stellaCpf = new CPFValidator();
  private final CNPJValidator stellaCnpj = new CNPJValidator();
  private String cpf = "";
  private String cnpj = "";

  @Setup
  public void chooseForm() {
    boolean plain = form.equals("plain");
    cpf = plain ? "52998224725" : "529.982.247-25";
    cnpj = plain ? "11222333000181" : "11.222.333/0001-81";
  }

  @Benchmark
  public boolean cpfChecked() {
    return Cpf.isValid(cpf);
  }

  @Benchmark
  public Optional<Cpf> cpfParsed() {
    return Cpf.tryParse(cpf);
  }

  @Benchmark
  public boolean cpfByStella() {
    return stellaCpf.invalidMessagesFor(cpf).isEmpty();
  }

  @Benchmark
  public boolean cnpjChecked() {
    return Cnpj.isValid(cnpj);
  }

  @Benchmark
  public Optional<Cnpj> cnpjParsed() {
    return Cnpj.tryParse(cnpj);
  }

  @Benchmark
  public boolean cnpjByStella() {
    return stellaCnpj.invalidMessagesFor(cnpj).isEmpty();
  }
}
