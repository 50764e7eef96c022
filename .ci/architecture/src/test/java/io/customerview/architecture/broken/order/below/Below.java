package io.customerview.architecture.broken.order.below;

import io.customerview.architecture.broken.order.above.Above;

public record Below(Above above) {}
