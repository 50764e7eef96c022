package io.customerview.contact;

import io.customerview.identity.Country;
import io.customerview.identity.EmailAddress;
import io.customerview.identity.PhoneNumber;
import io.customerview.shared.CustomerId;
import io.customerview.shared.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/** What an unsubscribe link holds, and its sealed form. */
record UnsubscribeToken(
    CustomerId customer, MessageChannel channel, Address address, boolean test) {

  private static final String USE = "unsubscribe";
  private static final int FORMAT = 1;

  String seal(Secrets secrets) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeLong(customer.value().getMostSignificantBits());
      out.writeLong(customer.value().getLeastSignificantBits());
      out.writeBoolean(test);
      out.writeUTF(channel.code());
      out.writeUTF(channel.contactChannel().name());
      out.writeUTF(address.channel().name());
      write(out, address);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return secrets.seal(USE, bytes.toByteArray());
  }

  static Optional<UnsubscribeToken> open(Secrets secrets, String token) {
    return secrets.open(USE, token).map(UnsubscribeToken::read);
  }

  private static UnsubscribeToken read(byte[] opened) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(opened))) {
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IllegalStateException("a token of a later version: " + format);
      }
      CustomerId customer = new CustomerId(new UUID(in.readLong(), in.readLong()));
      boolean test = in.readBoolean();
      MessageChannel channel =
          new MessageChannel(in.readUTF(), ContactChannel.valueOf(in.readUTF()));
      Address address =
          switch (ContactChannel.valueOf(in.readUTF())) {
            case PHONE -> new Address.Phone(PhoneNumber.ofCompact(in.readUTF()));
            case EMAIL ->
                new Address.Email(EmailAddress.parse(in.readUTF(), EmailAddress.Domains.LOCAL));
            case POSTAL -> postal(in);
          };
      return new UnsubscribeToken(customer, channel, address, test);
    } catch (IOException broken) {
      throw new UncheckedIOException("a sealed token is whole", broken);
    }
  }

  private static void write(DataOutputStream out, Address address) throws IOException {
    if (address instanceof Address.Phone phone) {
      out.writeUTF(phone.number().compact());
    } else if (address instanceof Address.Email email) {
      out.writeUTF(email.email().formatted());
    } else if (address instanceof PostalAddress postal) {
      out.writeUTF(postal.country().compact());
      out.writeUTF(postal.street());
      out.writeUTF(postal.number().orElse(""));
      out.writeUTF(postal.complement().orElse(""));
      out.writeUTF(postal.district().orElse(""));
      out.writeUTF(postal.city());
      out.writeUTF(postal.state().orElse(""));
      out.writeUTF(postal.postalCode().orElse(""));
    }
  }

  private static Address postal(DataInputStream in) throws IOException {
    return PostalAddress.builder(Country.parse(in.readUTF()))
        .street(in.readUTF())
        .number(in.readUTF())
        .complement(in.readUTF())
        .district(in.readUTF())
        .city(in.readUTF())
        .state(in.readUTF())
        .postalCode(in.readUTF())
        .build();
  }

  UnsubscribeLink toLink() {
    return new UnsubscribeLink(channel, address.masked(), test);
  }

  @Override
  public String toString() {
    return "UnsubscribeToken[" + customer + ", " + channel + "]";
  }
}
