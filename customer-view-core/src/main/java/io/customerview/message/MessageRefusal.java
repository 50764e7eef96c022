package io.customerview.message;

import io.customerview.contact.MessageChannel;
import io.customerview.shared.Refusal;
import java.util.List;

/** Why a message, a report or a question about one was refused. */
public sealed interface MessageRefusal extends Refusal {

  /** The customer has no message with this id. */
  record MessageUnknown() implements MessageRefusal {
    @Override
    public String code() {
      return "message.unknown";
    }
  }

  /**
   * The message was taken before, and was another one: what was sent never changes (INT-4).
   *
   * @param fields the names of what differs
   */
  record MessageDiffers(String fields) implements MessageRefusal {
    @Override
    public String code() {
      return "message.differs";
    }

    @Override
    public List<Object> arguments() {
      return List.of(fields);
    }
  }

  /** The destination is no address of the channel. */
  record DestinationUnfit(MessageChannel channel) implements MessageRefusal {
    @Override
    public String code() {
      return "message.destination_unfit";
    }

    @Override
    public List<Object> arguments() {
      return List.of(channel);
    }
  }

  /**
   * A message that is sent for the first time goes to the customer's primary address (CNT-5), and
   * states another destination.
   */
  record DestinationStated() implements MessageRefusal {
    @Override
    public String code() {
      return "message.destination_stated";
    }
  }

  /** Files are named, and no document that they belong to. */
  record FilesWithoutDocument() implements MessageRefusal {
    @Override
    public String code() {
      return "message.files_without_document";
    }
  }

  /** A certificate's link is no web address. */
  record CertificateUnreadable() implements MessageRefusal {
    @Override
    public String code() {
      return "message.certificate_unreadable";
    }
  }

  /** The host has set no gateway, so nothing can be sent. */
  record NothingSent() implements MessageRefusal {
    @Override
    public String code() {
      return "message.nothing_sent";
    }
  }

  /**
   * The decision denies the message (CNT-11). Its message for people doesn't say why: that is what
   * the decision says, in words, to whom asks it.
   *
   * @param reasons the codes of its reasons, in order
   */
  record SendingDenied(List<String> reasons) implements MessageRefusal {

    public SendingDenied {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String code() {
      return "message.sending_denied";
    }
  }

  /** The message of the outbox can't be read as it is stored: another version wrote it. */
  record OutgoingUnreadable() implements MessageRefusal {
    @Override
    public String code() {
      return "message.outgoing_unreadable";
    }
  }

  /** The outbox has no message with this id, or has it no more. */
  record OutgoingUnknown() implements MessageRefusal {
    @Override
    public String code() {
      return "message.outgoing_unknown";
    }
  }

  /**
   * Only a message that was set aside is tried again.
   *
   * @param state how it stands
   */
  record NotSetAside(OutgoingState.Kind state) implements MessageRefusal {
    @Override
    public String code() {
      return "message.not_set_aside";
    }

    @Override
    public List<Object> arguments() {
      return List.of(state);
    }
  }

  /**
   * Only a message that waits or was set aside is withdrawn: a relay has this one, or it is done.
   *
   * @param state how it stands
   */
  record TooLateToWithdraw(OutgoingState.Kind state) implements MessageRefusal {
    @Override
    public String code() {
      return "message.too_late_to_withdraw";
    }

    @Override
    public List<Object> arguments() {
      return List.of(state);
    }
  }

  /** Only SMS and e-mails are sent again (INT-7). */
  record ChannelNotResent(MessageChannel channel) implements MessageRefusal {
    @Override
    public String code() {
      return "message.channel_not_resent";
    }

    @Override
    public List<Object> arguments() {
      return List.of(channel);
    }
  }

  /** What was sent in test mode is not sent again (INT-5). */
  record TestNotResent() implements MessageRefusal {
    @Override
    public String code() {
      return "message.test_not_resent";
    }
  }

  /** The content of the message was not kept, so there is nothing to send again. */
  record ContentNotKept() implements MessageRefusal {
    @Override
    public String code() {
      return "message.content_not_kept";
    }
  }

  /** The idempotency key was used for another request. */
  record KeyReused() implements MessageRefusal {
    @Override
    public String code() {
      return "message.key_reused";
    }
  }
}
