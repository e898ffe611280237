"""重大决策稳评: the page of the decisions with the rate of 应评尽评."""
